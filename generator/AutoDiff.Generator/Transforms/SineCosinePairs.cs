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
        // Before each function a place is kept for the pair.
        List<IrStatement?> statements = new(block.Count);
        bool changed = false;
        Dictionary<Operand, int> waiting = [];
        List<IrVariable> movable = [];
        foreach (IrStatement statement in block)
        {
            IrStatement rebuilt = Rebuilt(statement);
            changed |= !ReferenceEquals(rebuilt, statement);
            foreach (IrVariable stale in movable.FindAll(variable => Assigns(rebuilt, variable)))
            {
                movable.Remove(stale);
                waiting.Remove(new VariableOperand(stale));
            }

            if (FunctionOf(rebuilt) is not { } function)
            {
                statements.Add(rebuilt);
                continue;
            }

            Operand angle = function.Arguments[0];
            if (!waiting.TryGetValue(angle, out int first))
            {
                statements.Add(null);
                if (!(rebuilt is AssignStatement && angle is VariableOperand { Variable: var overwritten } && Assigns(rebuilt, overwritten)))
                {
                    waiting[angle] = statements.Count;
                }

                if (angle is VariableOperand { Variable: var variable } && assigned.Contains(variable.Id))
                {
                    movable.Add(variable);
                }

                statements.Add(rebuilt);
            }
            else if (FunctionOf(statements[first]!)!.Function == function.Function)
            {
                statements.Add(rebuilt);
            }
            else
            {
                statements.Add(Pair(statements, first, rebuilt));
                waiting.Remove(angle);
                changed = true;
            }
        }

        return changed ? statements.OfType<IrStatement>().ToEquatableArray() : block;
    }

    /// <summary>Replaces the function at an index; returns what the other one becomes.</summary>
    private IrStatement Pair(List<IrStatement?> statements, int first, IrStatement other)
    {
        IrStatement one = statements[first]!;
        AggregateType pairType = new("(double Sin, double Cos)", AggregateKind.Tuple, HasActiveFields: true);
        IrVariable pair = new(ids.Take(), "pair", pairType);
        Operand angle = FunctionOf(one)!.Arguments[0];
        statements[first - 1] = new LetStatement(pair, new TemplateExpression(Code, EquatableArray.Of(angle), pairType, IsPure: true, IsStable: true));
        statements[first] = Part(one, pair);
        return Part(other, pair);
    }

    private static IrStatement Part(IrStatement statement, IrVariable pair)
    {
        PrimitiveExpression function = FunctionOf(statement)!;
        LoadExpression part = new(Place.Field(pair, function.Function == Sine ? "Sin" : "Cos", function.Type));
        return statement is LetStatement let ? let with { Value = part } : ((AssignStatement)statement) with { Value = part };
    }

    private static PrimitiveExpression? FunctionOf(IrStatement statement)
    {
        Expression? value = statement switch
        {
            LetStatement let => let.Value,
            AssignStatement assign => assign.Value,
            _ => null,
        };
        return value is PrimitiveExpression { Function: Sine or Cosine, Type: RealType { Kind: RealKind.Double } } function && function.Arguments[0] is VariableOperand ? function : null;
    }

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
