using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>Prepares a gradient on lanes for groups of several vectors of points at a time.</summary>
/// <remarks>
/// <para>The sums for shared parameters are the largest part of what a loop over such parameters reads and writes, and most of the time is
/// spent on them. A group adds up what its vectors have before it touches the sum: <c>sums[i] += term</c> becomes
/// <c>TLanes.AddTo(ref sums[i], term)</c>, where a sum stays one vector wide. What hides in the chains of additions of one vector is
/// done beside those of the others.</para>
/// <para>Only where that is all that happens to the sums, where they are added to in a loop, and where no lane goes its own way: masks
/// of so many points would be empty less often, and values that are kept lane by lane have no place for them.</para>
/// </remarks>
internal sealed class LaneGroups
{
    private static readonly string[] SingleLanes = ["TLanes.Any(", "TLanes.All(", "TLanes.Mask(", "TLanes.IsSet(", "TLanes.Get(", "TLanes.With(", "LaneIndex.", "LaneValues<", "LaneRows<"];

    /// <summary>How many vectors a group has.</summary>
    public const int Vectors = 4;

    /// <summary>The most operations on lanes in a method: the JIT takes calls in line up to some hundred variables of a method, of which an operation on
    /// a group takes about six.</summary>
    private const int MostOperations = 130;

    /// <summary>The operations that an exponential in line counts for.</summary>
    private const int ExponentialOperations = 8;

    private readonly Dictionary<int, IrVariable> sums = [];
    private readonly VariableIds ids;
    private int operations;
    private int depth;
    private bool isWorthwhile;
    private bool isPossible = true;

    private LaneGroups(IrMethod method, LaneTypes types)
    {
        ids = new VariableIds(method.VariableCount);
        foreach (IrParameter parameter in method.Parameters)
        {
            if (parameter is { Role: ParameterRole.Gradient, Variable.Type: SequenceType { Kind: SequenceKind.Span, Element: var element } } && element == LaneTypes.Lanes
                && !LaneTypes.IsView(parameter.Variable.Type))
            {
                sums[parameter.Variable.Id] = parameter.Variable with { Type = types.Sums };
            }

            isPossible &= IsPlain(parameter.Variable.Type);
        }
    }

    /// <param name="method">A gradient on lanes.</param>
    /// <param name="types">The types on lanes.</param>
    /// <returns>The method with sums of their own type; null where groups are not possible or do not pay.</returns>
    public static IrMethod? Of(IrMethod method, LaneTypes types)
    {
        var groups = new LaneGroups(method, types);
        EquatableArray<IrStatement> body = groups.Block(method.Body);
        return groups is { isPossible: true, isWorthwhile: true, operations: <= MostOperations }
            ? method with
            {
                Parameters = method.Parameters.Select(parameter => groups.sums.TryGetValue(parameter.Variable.Id, out IrVariable? own) ? parameter with { Variable = own } : parameter).ToEquatableArray(),
                Body = body,
                VariableCount = groups.ids.Count,
            }
            : null;
    }

    private static int Cost(IrType type) => type == LaneTypes.Lanes ? 1 : 0;

    private static bool IsPlain(IrType type) => !SingleLanes.Any(part => type.Code.Contains(part));

    private EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        var result = new List<IrStatement>();
        foreach (IrStatement statement in block)
        {
            Statement(statement, result);
        }

        return result.ToEquatableArray();
    }

    private void Statement(IrStatement statement, List<IrStatement> result)
    {
        operations += statement switch
        {
            LetStatement { Value: TemplateExpression { Template: var code } } when code.Contains(".Exp<") => ExponentialOperations,
            LetStatement { Value: not (LengthExpression or SliceExpression or TapeReserveExpression or TapeReleaseExpression or AllocateExpression) } let => Cost(let.Value.Type),
            AssignStatement assign => Cost(assign.Value.Type),
            StoreStatement store => Cost(store.Value.Type),
            AccumulateStatement accumulate => Cost(accumulate.Value.Type),
            _ => 0,
        };
        switch (statement)
        {
            case AccumulateStatement { Place: { Path.IsEmpty: true, Indices.Count: 1 } place } accumulate when sums.TryGetValue(place.Base.Id, out IrVariable? sum):
                Operand term = accumulate.Value;
                isWorthwhile |= depth > 0;
                isPossible &= !IsSum(term) && !IsSum(place.Indices[0]);
                if (accumulate.IsSubtraction)
                {
                    var negated = new IrVariable(ids.Take(), "", LaneTypes.Lanes);
                    result.Add(new LetStatement(negated, new UnaryExpression(UnaryOperator.Negate, term, LaneTypes.Lanes)));
                    term = new VariableOperand(negated);
                }

                result.Add(new EffectStatement("TLanes.AddTo(ref {0}[{1}], {2})", EquatableArray.Of(new VariableOperand(sum), place.Indices[0], term), EndsFlow: false));
                return;
            case CallStatement or TryStatement:
                isPossible = false;
                result.Add(statement);
                return;
            case IfStatement branch:
                Check(statement);
                result.Add(branch with { Then = Block(branch.Then), Else = Block(branch.Else) });
                return;
            case ForStatement loop:
                Check(statement);
                depth++;
                result.Add(loop with { Body = Block(loop.Body) });
                depth--;
                return;
            case WhileStatement loop:
                Check(statement);
                depth++;
                result.Add(loop with { Header = Block(loop.Header), Body = Block(loop.Body) });
                depth--;
                return;
            default:
                Check(statement);
                result.Add(statement);
                return;
        }
    }

    private bool IsSum(Operand operand) => operand is VariableOperand { Variable: var variable } && sums.ContainsKey(variable.Id);

    /// <summary>Nothing else may touch the sums, and nothing may look at one lane.</summary>
    private void Check(IrStatement statement)
    {
        isPossible &= !statement.Operands().Any(operand => IsSum(operand) || !IsPlain(operand.Type));
        isPossible &= statement switch
        {
            LetStatement let => IsPlain(let.Target.Type) && IsPlain(let.Value),
            DeclareStatement declare => IsPlain(declare.Target.Type),
            AssignStatement assign => IsPlain(assign.Value),
            EffectStatement effect => !SingleLanes.Any(part => effect.Template.Contains(part)),
            _ => true,
        };
    }

    private static bool IsPlain(Expression value) => value is not TemplateExpression template || !SingleLanes.Any(part => template.Template.Contains(part));
}
