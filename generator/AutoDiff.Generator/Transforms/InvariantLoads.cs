using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>An element that each iteration of a counted loop reads anew, and none writes, is read once before the loop: recorded
/// once, and its adjoint is gathered in a local.</summary>
/// <remarks>
/// <code>
/// for i = a to b                 let c = a &lt; b ? x[j] : 0
///   let c = x[j]           =>    for i = a to b
///   …                              …
/// </code>
/// Only memory that the method overwrites somewhere: all other can be read again when the loop is reversed. Only at the head of the
/// body, before anything is written, so that what is out of range faults as it did; only where all memory that the loop writes is
/// known to be other memory. See docs/passes/invariant-loads.md.
/// </remarks>
internal sealed class InvariantLoads : IrRewriter
{
    private readonly VariableIds ids;
    private readonly Definitions definitions;
    private readonly VariableSet assigned = [];
    private readonly MemoryAliases aliases;
    private readonly List<ForStatement> around = [];
    private readonly EquatableArray<IrStatement> whole;

    private InvariantLoads(IrMethod method)
    {
        ids = new VariableIds(method.VariableCount);
        whole = method.Body;
        aliases = MemoryAliases.Of(method, static _ => false);
        AssignedVariables.Gather(method.Body, assigned);
        definitions = Definitions.Of(method);
    }

    public static IrMethod Apply(IrMethod method)
    {
        var pass = new InvariantLoads(method);
        IrMethod rewritten = pass.Rewrite(method);
        return rewritten with { VariableCount = pass.ids.Count };
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        if (statement is not ForStatement loop)
        {
            base.Statement(statement, output);
            return;
        }

        around.Add(loop);
        loop = loop with { Body = Block(loop.Body) };
        around.RemoveAt(around.Count - 1);
        HashSet<int> inside = [loop.Index.Id];
        DeclaredVariables.Gather(loop.Body, inside);
        List<IrStatement> body = [];
        bool isHead = true;
        foreach (IrStatement inner in loop.Body)
        {
            isHead &= inner is SourceStatement or LetStatement { Value: not (TemplateExpression or AllocateExpression) };
            if (isHead && inner is LetStatement { Value: LoadExpression { Place: { Type: RealType, Indices.Count: > 0, Path.IsEmpty: true } place } } let
                && place.Operands().All(operand => IsInvariant(operand, inside)) && !IsWritten(place.Base, loop.Body)
                && IsWritten(place.Base, whole))
            {
                Hoist(let, place, loop, output);
                inside.Remove(let.Target.Id);
            }
            else
            {
                body.Add(inner);
            }
        }

        output.Add(loop with { Body = body.ToEquatableArray() });
    }

    private void Hoist(LetStatement let, Place place, ForStatement loop, List<IrStatement> output)
    {
        if (IsInRange(place))
        {
            output.Add(let);
            return;
        }

        IrVariable runs = new(ids.Take(), "", PassiveType.Boolean);
        output.Add(new LetStatement(runs, new BinaryExpression(loop.Step > 0 ? BinaryOperator.Less : BinaryOperator.Greater, loop.From, loop.To, PassiveType.Boolean)));
        output.Add(new DeclareStatement(let.Target, IsZeroed: false));
        output.Add(new IfStatement(
            new VariableOperand(runs),
            EquatableArray.Of<IrStatement>(new AssignStatement(let.Target, let.Value)),
            EquatableArray.Of<IrStatement>(new AssignStatement(let.Target, new UseExpression(new RealConstant(0, (RealType)let.Target.Type))))));
        assigned.Add(let.Target.Id);
    }

    /// <summary>Whether the index is that of a loop around, from 0 to the length that the memory was allocated with.</summary>
    private bool IsInRange(Place place) =>
        place.Indices.Count == 1 && place.Indices[0] is VariableOperand { Variable: var index }
        && Definition(place.Base) is AllocateExpression { Lengths: { Count: 1 } lengths, StackCondition: null }
        && lengths[0] is var length && IsFixed(length)
        && around.Any(loop => loop.Index == index && loop.Step > 0 && loop.From is PassiveConstant { Code: "0" } && loop.To == length);

    private Expression? Definition(IrVariable variable)
    {
        while (!assigned.Contains(variable.Id) && definitions[variable] is { } definition)
        {
            if (definition is not UseExpression { Value: VariableOperand { Variable: var copied } })
            {
                return definition;
            }

            variable = copied;
        }

        return null;
    }

    private bool IsFixed(Operand operand) => operand is PassiveConstant || (operand is VariableOperand { Variable: var variable } && !assigned.Contains(variable.Id));

    private bool IsInvariant(Operand operand, HashSet<int> inside) => operand is not VariableOperand { Variable: var variable } || (IsFixed(operand) && !inside.Contains(variable.Id));

    private bool IsWritten(IrVariable memory, EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            bool isWritten = statement switch
            {
                StoreStatement store => aliases.MayAlias(store.Place.Base, memory),
                AccumulateStatement accumulate => aliases.MayAlias(accumulate.Place.Base, memory),
                FillStatement fill => aliases.MayAlias(fill.Sequence, memory),
                CopyStatement copy => aliases.MayAlias(copy.Destination, memory),
                CallStatement call => call.Arguments.Any(argument => argument.Value is VariableOperand { Variable: var value } && value.Type is not (RealType or PassiveType { IsStorable: true }) && aliases.MayAlias(value, memory)),
                EffectStatement => true,
                LetStatement { Value: TemplateExpression { IsPure: false } } => true,
                _ => false,
            };
            if (isWritten || statement.Blocks().Any(inner => IsWritten(memory, inner)))
            {
                return true;
            }
        }

        return false;
    }
}
