using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The sine and the cosine of one angle come from one call.</summary>
/// <remarks>
/// <code>
/// s = Sin(x)                p = SinCos(x)
/// …               becomes   s = p.Sin, …
/// c = Cos(x)                c = p.Cos
/// </code>
/// The derivative of either is the other, so a companion is full of such pairs. The runtime's method makes them together only where that
/// gives the same bits; see <c>AutoDiff.CompilerServices.Angle</c>.
/// </remarks>
internal sealed class SineCosinePairs
{
    private const string Code = "global::AutoDiff.CompilerServices.Angle.SinCos({0})";
    private const string Sine = "Sin/1";
    private const string Cosine = "Cos/1";

    private readonly VariableIds ids;
    private readonly HashSet<int> assigned = [];

    private SineCosinePairs(IrMethod method)
    {
        ids = new VariableIds(method.VariableCount);
        assigned.UnionWith(method.Parameters.Where(static parameter => parameter.Mode != PassingMode.Value).Select(static parameter => parameter.Variable.Id));
        AssignedVariables.Gather(method.Body, assigned);
    }

    public static IrMethod Apply(IrMethod method)
    {
        var pass = new SineCosinePairs(method);
        EquatableArray<IrStatement> body = pass.Block(method.Body);
        return body.IsSame(method.Body) ? method : method with { Body = body, VariableCount = pass.ids.Count };
    }

    private EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        List<IrStatement> statements = new(block.Count);
        bool changed = false;
        Dictionary<Operand, int> waiting = [];
        foreach (IrStatement statement in block)
        {
            IrStatement rebuilt = Rebuilt(statement);
            changed |= !ReferenceEquals(rebuilt, statement);
            statements.Add(rebuilt);
            foreach (Operand stale in waiting.Keys.Where(angle => angle is VariableOperand { Variable: var v } && assigned.Contains(v.Id) && Assigns(rebuilt, v)).ToList())
            {
                waiting.Remove(stale);
            }

            if (FunctionOf(rebuilt) is not { } function)
            {
                continue;
            }

            Operand angle = function.Arguments[0];
            if (!waiting.TryGetValue(angle, out int first))
            {
                waiting[angle] = statements.Count - 1;
            }
            else if (FunctionOf(statements[first]) is { } before && before.Function != function.Function)
            {
                Pair(statements, first);
                waiting.Remove(angle);
                foreach (Operand later in waiting.Keys.Where(key => waiting[key] > first).ToList())
                {
                    waiting[later]++;
                }

                changed = true;
            }
        }

        return changed ? statements.ToEquatableArray() : block;
    }

    /// <summary>Replaces the function at an index and the one at the end.</summary>
    private void Pair(List<IrStatement> statements, int first)
    {
        var one = (LetStatement)statements[first];
        var other = (LetStatement)statements[statements.Count - 1];
        AggregateType pairType = new("(double Sin, double Cos)", AggregateKind.Tuple, HasActiveFields: true);
        IrVariable pair = new(ids.Take(), "pair", pairType);
        statements[first] = Part(one, pair);
        statements[statements.Count - 1] = Part(other, pair);
        Operand angle = ((PrimitiveExpression)one.Value).Arguments[0];
        statements.Insert(first, new LetStatement(pair, new TemplateExpression(Code, EquatableArray.Of(angle), pairType, IsPure: true, IsStable: true)));
    }

    private static LetStatement Part(LetStatement function, IrVariable pair) => function with
    {
        Value = new LoadExpression(Place.Field(pair, ((PrimitiveExpression)function.Value).Function == Sine ? "Sin" : "Cos", function.Value.Type)),
    };

    private static PrimitiveExpression? FunctionOf(IrStatement statement) =>
        statement is LetStatement { Value: PrimitiveExpression { Function: Sine or Cosine, Type: RealType { Kind: RealKind.Double } } function } && function.Arguments[0] is VariableOperand ? function : null;

    private static bool Assigns(IrStatement statement, IrVariable variable)
    {
        HashSet<int> found = [];
        AssignedVariables.Gather(EquatableArray.Of(statement), found);
        return found.Contains(variable.Id) || statement is CallStatement or EffectStatement;
    }

    private IrStatement Rebuilt(IrStatement statement)
    {
        switch (statement)
        {
            case IfStatement s:
                EquatableArray<IrStatement> then = Block(s.Then), otherwise = Block(s.Else);
                return then.IsSame(s.Then) && otherwise.IsSame(s.Else) ? s : s with { Then = then, Else = otherwise };
            case ForStatement s:
                EquatableArray<IrStatement> body = Block(s.Body);
                return body.IsSame(s.Body) ? s : s with { Body = body };
            case WhileStatement s:
                EquatableArray<IrStatement> header = Block(s.Header), inner = Block(s.Body);
                return header.IsSame(s.Header) && inner.IsSame(s.Body) ? s : s with { Header = header, Body = inner };
            default:
                return statement;
        }
    }
}
