using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>Moves calls away from between loops and what they carry, so that vectors stay in registers there.</summary>
/// <remarks>
/// <code>
/// price = Broadcast(spot)            e = Exp(-rate)
/// records = Reserve                  records = Reserve
/// for i: price = price * …           price = Broadcast(spot)
/// e = Exp(-rate)            becomes  for i: price = price * …
/// result = price * e                 result = price * e
/// for i: adjoint += …                for i: adjoint += …
/// Release                            gradient = adjoint
/// gradient = adjoint
/// Return                             Return
/// </code>
/// Every vector register is the callee's to overwrite. Of a variable that lives across a call the JIT keeps the value on the stack, in
/// loops that call nothing, too; a vector of 512 bits lies across two cache lines there, and each iteration waits for it.
/// What all points share is computed as early as it can be, memory is taken from the tape as early, and what the tape takes
/// back at its return is not released before.
/// </remarks>
internal static class CallsAside
{
    /// <param name="method">A method on lanes.</param>
    public static IrMethod Apply(IrMethod method)
    {
        var assigned = new HashSet<int>(method.Parameters.Where(static parameter => parameter.Mode != PassingMode.Value).Select(static parameter => parameter.Variable.Id));
        AssignedVariables.Gather(method.Body, assigned);
        List<IrStatement> statements = [.. method.Body];
        for (int i = 1; i < statements.Count; i++)
        {
            if (statements[i] is LetStatement let && IsMovable(let, assigned))
            {
                int target = i;
                while (target > 0 && MayPass(let, statements[target - 1]))
                {
                    target--;
                }

                statements.RemoveAt(i);
                statements.Insert(target, let);
            }
        }

        DropReleases(statements);
        return method with { Body = statements.ToEquatableArray() };
    }

    /// <summary>Whether a value is the same wherever its operands are known.</summary>
    private static bool IsMovable(LetStatement let, HashSet<int> assigned)
    {
        if (assigned.Contains(let.Target.Id) || let.Value.Operands().Any(operand => operand is VariableOperand { Variable: var variable } && assigned.Contains(variable.Id)))
        {
            return false;
        }

        return let.Value switch
        {
            TapeReserveExpression => true,
            UnaryExpression or BinaryExpression or PrimitiveExpression when let.Value.Type is RealType => IsScalar(let.Value.Type),
            UnaryExpression or BinaryExpression or LengthExpression or TemplateExpression { IsPure: true, IsStable: true } => let.Value.Type == PassiveType.Int32,
            _ => false,
        };
    }

    private static bool IsScalar(IrType type) => type is RealType { Kind: RealKind.Double or RealKind.Single };

    /// <summary>Whether a definition may stand before another statement: it needs nothing that this defines, and the tape's order stays.</summary>
    private static bool MayPass(LetStatement let, IrStatement before)
    {
        if (before is LetStatement other)
        {
            return !let.Value.Operands().Any(operand => operand is VariableOperand { Variable: var variable } && variable.Id == other.Target.Id)
                && (let.Value is not TapeReserveExpression || !IsOnTape(other.Value) && other.Value is not AllocateExpression);
        }

        // Counts may overflow: they stay behind what was done before them.
        return before is SourceStatement
            || (before is DeclareStatement && !Defines(before, let))
            || (before is AssignStatement or StoreStatement or AccumulateStatement or ForStatement or WhileStatement or IfStatement && IsScalar(let.Value.Type));
    }

    private static bool Defines(IrStatement statement, LetStatement let) => statement is DeclareStatement declare
        && let.Value.Operands().Any(operand => operand is VariableOperand { Variable: var variable } && variable.Id == declare.Target.Id);

    private static bool IsOnTape(Expression value) => value is TapeReserveExpression or TapeReleaseExpression or TemplateExpression { IsPure: false };

    /// <summary>Leaves out the last releases of a tape that is returned after them.</summary>
    private static void DropReleases(List<IrStatement> statements)
    {
        var inUse = new HashSet<int>();
        var returned = new HashSet<int>();
        for (int i = statements.Count - 1; i >= 0; i--)
        {
            IrStatement statement = statements[i];
            if (statement is EffectStatement { Template: "{0}.Return()" } effect && effect.Arguments[0] is VariableOperand tape)
            {
                returned.Add(tape.Variable.Id);
                continue;
            }

            if (statement is LetStatement { Value: TapeReleaseExpression release } let && returned.Contains(release.Tape.Id) && !inUse.Contains(release.Tape.Id) && !inUse.Contains(let.Target.Id))
            {
                statements.RemoveAt(i);
                continue;
            }

            ReadVariables.Gather(statement, inUse);
        }
    }
}
