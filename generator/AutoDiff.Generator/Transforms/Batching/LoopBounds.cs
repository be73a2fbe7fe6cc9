using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>How often a loop runs at most, where that is known before it.</summary>
/// <remarks>
/// A counter begins with a number that is not negative and grows in each iteration, and either the condition holds it below a length or a small number,
/// or each iteration reads the element of an array at it.
/// </remarks>
internal sealed class LoopBounds
{
    /// <summary>The largest number that memory is reserved for before a loop of unknown length.</summary>
    private const int LargestNumber = 1024;

    private readonly IrMethod method;
    private readonly Definitions definitions;
    private readonly Dictionary<int, int> assignments = [];
    private readonly HashSet<int> parameters;

    public LoopBounds(IrMethod method, Definitions definitions)
    {
        this.method = method;
        this.definitions = definitions;
        parameters = [.. method.Parameters.Select(static parameter => parameter.Variable.Id)];
        Count(method.Body);
    }

    /// <summary>The bound of a loop among the method's outermost statements, computed before the loop; null where there is none.</summary>
    public Operand? Of(WhileStatement loop, IrBuilder before)
    {
        List<BinaryExpression> conditions = [];
        Conditions(loop.Condition, conditions);
        foreach (BinaryExpression condition in conditions)
        {
            if (condition is { Operator: BinaryOperator.Less, Left: VariableOperand { Variable: var counter } } && Counts(counter, loop))
            {
                if (ShortLoops.IntegerOf(condition.Right) is { } number)
                {
                    return number <= LargestNumber ? PassiveConstant.Int(Math.Max(number, 0)) : null;
                }

                if (condition.Right is VariableOperand { Variable: var bound } && !assignments.ContainsKey(bound.Id)
                    && definitions[bound] is LengthExpression { Sequence: { Type: SequenceType { Kind: SequenceKind.Array or SequenceKind.Span or SequenceKind.ReadOnlySpan } } sequence } length && IsKnownBefore(loop, sequence))
                {
                    return before.Let(length);
                }
            }
        }

        foreach (IrStatement statement in loop.Body)
        {
            if (statement is LetStatement { Value: LoadExpression { Place: { Path.IsEmpty: true, Indices: { Count: 1 } indices, Base: { Type: SequenceType { Rank: 1, Kind: SequenceKind.Array or SequenceKind.Span or SequenceKind.ReadOnlySpan } } memory } } }
                && indices[0] is VariableOperand { Variable: var index } && Counts(index, loop) && IsKnownBefore(loop, memory))
            {
                return before.Let(new LengthExpression(memory));
            }

            if (statement is AssignStatement)
            {
                // The counter may have moved.
                break;
            }
        }

        return null;
    }

    /// <summary>The comparisons that must all hold.</summary>
    private void Conditions(Operand condition, List<BinaryExpression> conditions)
    {
        if (condition is VariableOperand { Variable: var variable } && !assignments.ContainsKey(variable.Id) && definitions[variable] is BinaryExpression binary)
        {
            if (binary.Operator == BinaryOperator.AndAlso)
            {
                Conditions(binary.Left, conditions);
                Conditions(binary.Right, conditions);
            }
            else
            {
                conditions.Add(binary);
            }
        }
    }

    /// <summary>Whether a variable starts with a number that is not negative and is increased once in each iteration, and nowhere else.</summary>
    private bool Counts(IrVariable counter, WhileStatement loop) =>
        counter.Type == PassiveType.Int32 && assignments.TryGetValue(counter.Id, out int count) && count == 1
        && definitions[counter] is UseExpression { Value: var start } && ShortLoops.IntegerOf(start) >= 0
        && loop.Body.OfType<AssignStatement>().Any(assign => assign.Target.Id == counter.Id && IsIncrease(assign.Value, counter));

    private bool IsIncrease(Expression value, IrVariable counter) => value switch
    {
        BinaryExpression { Operator: BinaryOperator.Add, Left: VariableOperand left } sum => left.Variable.Id == counter.Id && ShortLoops.IntegerOf(sum.Right) > 0,
        UseExpression { Value: VariableOperand { Variable: var variable } } => !assignments.ContainsKey(variable.Id) && definitions[variable] is BinaryExpression sum && IsIncrease(sum, counter),
        _ => false,
    };

    /// <summary>Whether a variable has its value before a loop, and keeps it.</summary>
    private bool IsKnownBefore(WhileStatement loop, IrVariable variable) => !assignments.ContainsKey(variable.Id)
        && (parameters.Contains(variable.Id) || method.Body.TakeWhile(statement => !ReferenceEquals(statement, loop)).OfType<LetStatement>().Any(let => let.Target.Id == variable.Id));

    private void Count(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            HashSet<int> assigned = [];
            AssignedVariables.Gather(EquatableArray.Of(statement), assigned);
            if (!statement.Blocks().Any())
            {
                foreach (int variable in assigned)
                {
                    assignments[variable] = assignments.TryGetValue(variable, out int count) ? count + 1 : 1;
                }
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Count(inner);
            }
        }
    }
}
