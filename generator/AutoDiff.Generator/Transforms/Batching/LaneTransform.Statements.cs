using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>Declarations, assignments, branches and loops.</summary>
internal sealed partial class LaneTransform
{
    /// <summary>The most statements on vectors that are not worth a branch.</summary>
    private const int MostCheapStatements = 10;

    /// <summary>Whether the lanes of the mask leave the loop.</summary>
    private bool isLeaving;

    private void Block(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            Statement(statement);
        }
    }

    private void Statement(IrStatement statement)
    {
        int written = statement switch
        {
            SourceStatement source => source.Origin,
            LetStatement let => let.Origin,
            CallStatement call => call.Origin,
            _ => -1,
        };
        origin = written >= 0 ? written : origin;
        switch (statement)
        {
            case LetStatement let:
                depths[let.Target.Id] = depth;
                Define(let);
                break;
            case DeclareStatement declare:
                depths[declare.Target.Id] = depth;
                if (!declare.IsZeroed)
                {
                    unassigned[declare.Target.Id] = loops;
                }

                output.Add(declare with { Target = Variable(declare.Target) });
                break;
            case AssignStatement assign:
                Assign(assign.Target, assign.Value);
                break;
            case StoreStatement store:
                Store(store);
                break;
            case AccumulateStatement accumulate:
                Accumulate(accumulate);
                break;
            case FillStatement fill:
                Fill(fill);
                break;
            case CopyStatement copy:
                Copy(copy);
                break;
            case IfStatement branch:
                If(branch);
                break;
            case ForStatement loop:
                loops++;
                For(loop);
                loops--;
                break;
            case WhileStatement loop:
                loops++;
                While(loop);
                loops--;
                break;
            case CallStatement call:
                Call(call);
                break;
            case EffectStatement effect:
                Effect(effect);
                break;
            case ReturnStatement returned:
                output.Add(new ReturnStatement(returned.Values.Select(Lane).ToEquatableArray()));
                break;
            default:
                output.Add(statement);
                break;
        }
    }

    private void Define(LetStatement let)
    {
        IrVariable target = let.Target;
        if (MemoryRoots.IsMemory(target.Type))
        {
            DefineMemory(let);
        }
        else if (IsVarying(target))
        {
            Expression value = counters.Contains(target.Id) ? Counted(let.Value) : Evaluate(let.Value);
            output.Add(new LetStatement(Variable(target), value));
        }
        else
        {
            Once(let.Value, target);
            output.Add(let with { Value = let.Value.Map(Uniform, Variable) });
        }
    }

    private Operand Uniform(Operand operand) => operand is VariableOperand { Variable: var variable } ? new VariableOperand(Variable(variable)) : operand;

    private void Assign(IrVariable target, Expression value)
    {
        if (MemoryRoots.IsMemory(target.Type))
        {
            if (uniformity.IsVaryingReference(target))
            {
                throw new LaneException($"{Named(target, "an array")} that differs by point");
            }

            Once(value, target);
            Expression memory = value.Map(Uniform, Variable);
            if ((value is UseExpression { Value: var source } ? Uniform(source).Type : memory.Type) != Variable(target).Type)
            {
                throw new LaneException($"{Named(target, "an array")}, which refers to arrays of different kinds");
            }

            output.Add(new AssignStatement(Variable(target), memory));
            return;
        }

        if (!IsVarying(target))
        {
            if (isLeaving && uniformity.IsCounter(target))
            {
                return;
            }

            Once(value, target);
            output.Add(new AssignStatement(target, value.Map(Uniform, Variable)));
            return;
        }

        Put(target, counters.Contains(target.Id) ? Counted(value) : Evaluate(value));
    }

    /// <summary>Assigns a value per lane where lanes are active.</summary>
    private void Put(IrVariable target, Expression value)
    {
        IrVariable own = Variable(target);
        bool isOuter = IsOuter(target);
        if (!isOuter || HasNoOtherLanes(target))
        {
            if (!isOuter)
            {
                unassigned.Remove(target.Id);
            }

            output.Add(new AssignStatement(own, value));
            return;
        }

        Operand computed = value is UseExpression { Value: var operand } ? operand : Let(value);
        output.Add(new AssignStatement(own, Select(mask!, computed, own, target.Type)));
    }

    /// <summary>Whether a variable has no value in the lanes that are masked off: it has one only where the condition of the branch holds, or nothing has
    /// been assigned to it before the branch, after which those that are left are.</summary>
    private bool HasNoOtherLanes(IrVariable target) => guarded is not null && depths[target.Id] == depth - 1
        && (guarded.Contains(target.Id) || (unassigned.TryGetValue(target.Id, out int around) && around == loops));

    /// <summary>Whether lanes that are masked off know the variable, too.</summary>
    /// <remarks>Of memory, where it comes from counts: a view of it that is declared under the mask is no memory of its own.</remarks>
    private bool IsOuter(IrVariable variable) => mask is not null && (MemoryRoots.IsMemory(variable.Type)
        ? uniformity.RootsOf(variable).Any(IsDeclaredBefore)
        : IsDeclaredBefore(variable.Id));

    private bool IsDeclaredBefore(int variable) => !depths.TryGetValue(variable, out int declared) || declared < depth;

    private static string Named(IrVariable variable, string otherwise) => variable.Name.Length > 0 ? $"'{variable.Name}'" : otherwise;

    private void If(IfStatement branch)
    {
        if (!IsVarying(branch.Condition))
        {
            Operand condition = Uniform(branch.Condition);
            output.Add(new IfStatement(condition, Inside(() => Block(branch.Then)), Inside(() => Block(branch.Else))));
            return;
        }

        Operand chosen = Lane(branch.Condition);

        // Both before the first branch, which may assign what the condition was computed from.
        IrVariable then = Let(mask is null ? new UseExpression(chosen) : Lanes("And", mask, chosen), "mask").Variable;
        IrVariable? other = branch.Else.All(static statement => statement is SourceStatement)
            ? null
            : Let(mask is null ? Lanes("Not", chosen) : Lanes("AndNot", mask, chosen), "mask").Variable;

        // Both may run. What they recorded one after the other comes back from the tape in the opposite order.
        bool isReversed = Releases(branch.Then) || Releases(branch.Else);
        if (!isReversed)
        {
            Guarded(then, branch.Then);
        }

        if (other is not null)
        {
            Guarded(other, branch.Else);
        }

        if (isReversed)
        {
            Guarded(then, branch.Then);
        }
    }

    /// <summary>Whether a block takes back what another block put onto the tape.</summary>
    private static bool Releases(EquatableArray<IrStatement> block) => block.Any(static statement =>
        statement is LetStatement { Value: TapeReleaseExpression } or CallStatement { Companion: CompanionKind.Reverse or CompanionKind.ReverseJvp }
        || statement.Blocks().Any(Releases));

    /// <summary>A block under a mask, skipped where no lane is active.</summary>
    private void Guarded(IrVariable active, EquatableArray<IrStatement> block, bool isAsked = true)
    {
        bool wasLeaving = isLeaving;
        isLeaving |= uniformity.Leaves(block);
        EquatableArray<IrStatement> masked = Masked(active, () => Block(block));
        isLeaving = wasLeaving;
        var assigned = new HashSet<int>();
        AssignedVariables.Gather(block, assigned);
        foreach (int variable in assigned)
        {
            unassigned.Remove(variable);
        }

        if (masked.All(static statement => statement is SourceStatement))
        {
            return;
        }

        if (!isAsked || IsCheap(masked))
        {
            output.AddRange(masked);
            return;
        }

        output.Add(new IfStatement(Let(Any(active)), masked, EquatableArray<IrStatement>.Empty));
    }

    /// <summary>Whether statements cost less than the question whether any lane needs them.</summary>
    private static bool IsCheap(EquatableArray<IrStatement> block) => block.Count <= MostCheapStatements && block.All(static statement => statement switch
    {
        SourceStatement => true,
        LetStatement { Value: var value } => IsCheap(value),
        AssignStatement { Value: var value } assign => assign.Target.Type == LaneTypes.Lanes && IsCheap(value),
        _ => false,
    });

    private static bool IsCheap(Expression value) => value.Type == LaneTypes.Lanes && value switch
    {
        UseExpression or UnaryExpression => true,
        BinaryExpression binary => binary.Operator != BinaryOperator.Divide,
        TemplateExpression template => template.IsPure && template.IsStable && template.Template.StartsWith("TLanes.", StringComparison.Ordinal),
        _ => false,
    };

    private static TemplateExpression Any(IrVariable active) => Code("TLanes.Any({0})", PassiveType.Boolean, (VariableOperand)active);

    /// <summary>The mask of all lanes where there is none.</summary>
    private Operand Active() => mask is null ? Let(Code("TLanes.Mask(true)", LaneTypes.Lanes)) : new VariableOperand(mask);
}
