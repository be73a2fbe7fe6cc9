using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Which variables and which memory of a method differ between the points that are evaluated together, and which are the same
/// for all: computed from what differs, or assigned where not every point comes along.</summary>
/// <remarks>Regardless of the order of statements; memory per root, with both ends of a tape's block as one.</remarks>
internal sealed class Uniformity
{
    private readonly IrMethod method;
    private readonly MemoryRoots roots;
    private readonly Lockstep lockstep;
    private readonly HashSet<int> varying = [];
    private readonly HashSet<int> varyingRoots = [];
    private readonly Dictionary<int, int> unions = [];

    /// <summary>The region of masked control flow in which a variable is declared; 0 where every point comes along.</summary>
    private readonly Dictionary<int, int> regions = [];

    private int regionCount;
    private bool changed;

    private Uniformity(IrMethod method, IEnumerable<IrVariable> differing)
    {
        this.method = method;
        roots = new MemoryRoots(new PrimalTree(method));
        lockstep = Lockstep.Of(method);
        UniteTapeBlocks();
        foreach (IrVariable variable in differing)
        {
            Vary(variable);
        }

        do
        {
            changed = false;
            regionCount = 0;
            regions.Clear();
            Block(method.Body, 0);
        }
        while (changed);
    }

    /// <param name="method">The method.</param>
    /// <param name="differing">The parameters that differ by point.</param>
    public static Uniformity Of(IrMethod method, IEnumerable<IrVariable> differing) => new(method, differing);

    /// <summary>Whether the value, or what the memory holds, differs by point.</summary>
    public bool IsVarying(IrVariable variable) => MemoryRoots.IsMemory(variable.Type)
        ? roots.Of(variable).Any(root => varyingRoots.Contains(Root(root)))
        : varying.Contains(variable.Id);

    public bool IsVarying(Operand operand) => operand is VariableOperand { Variable: var variable } && IsVarying(variable);

    /// <summary>Whether the lanes that execute a block leave the loop around it, so that what they do to its counter is never read.</summary>
    public bool Leaves(EquatableArray<IrStatement> block) => lockstep.Leaves(block);

    /// <summary>Whether the variable counts for all lanes that are still in its loop.</summary>
    public bool IsCounter(IrVariable variable) => lockstep.IsCounter(variable) && !IsVarying(variable);

    /// <summary>The parameters and allocations that a variable may refer to.</summary>
    public IEnumerable<int> RootsOf(IrVariable variable) => roots.Of(variable);

    /// <summary>Whether a memory variable may refer to one thing in one lane and another in the next.</summary>
    public bool IsVaryingReference(IrVariable variable) => varyingReferences.Contains(variable.Id);

    private readonly HashSet<int> varyingReferences = [];

    /// <summary>Whether a call leaves records for another call.</summary>
    public static bool IsHalf(CallStatement call) =>
        call.Companion is CompanionKind.Forward or CompanionKind.Reverse or CompanionKind.ForwardJvp or CompanionKind.ReverseJvp;

    private void UniteTapeBlocks()
    {
        IReadOnlyList<(IrVariable Reserved, IrVariable Released)>? pairs = TapeBlocks.Pairs(method);
        if (pairs is not null)
        {
            foreach ((IrVariable reserved, IrVariable released) in pairs)
            {
                unions[released.Id] = reserved.Id;
            }

            return;
        }

        // Unknown which belong together: all differ.
        TapeVariables(method.Body);
        changed = false;
    }

    private void TapeVariables(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            if (statement is LetStatement { Value: TapeReserveExpression or TapeReleaseExpression, Target: var target })
            {
                Vary(target);
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                TapeVariables(inner);
            }
        }
    }

    private int Root(int root) => unions.TryGetValue(root, out int other) ? other : root;

    private void Vary(IrVariable variable)
    {
        if (MemoryRoots.IsMemory(variable.Type))
        {
            foreach (int root in roots.Of(variable))
            {
                changed |= varyingRoots.Add(Root(root));
            }
        }
        else
        {
            changed |= varying.Add(variable.Id);
        }
    }

    private void Block(EquatableArray<IrStatement> block, int region)
    {
        foreach (IrStatement statement in block)
        {
            Statement(statement, region);
        }
    }

    private void Statement(IrStatement statement, int region)
    {
        switch (statement)
        {
            case LetStatement let:
                regions[let.Target.Id] = region;
                Define(let.Target, let.Value);
                break;
            case DeclareStatement declare:
                regions[declare.Target.Id] = region;
                break;
            case AssignStatement assign:
                if (MemoryRoots.IsMemory(assign.Target.Type) && IsElsewhere(assign.Target, region))
                {
                    changed |= varyingReferences.Add(assign.Target.Id);
                }
                else if (IsElsewhere(assign.Target, region) && !lockstep.IsCounter(assign.Target))
                {
                    Vary(assign.Target);
                }

                Define(assign.Target, assign.Value);
                break;
            case StoreStatement store:
                Write(store.Place, store.Value, region);
                break;
            case AccumulateStatement accumulate:
                Write(accumulate.Place, accumulate.Value, region);
                break;
            case FillStatement fill:
                if (IsVarying(fill.Value) || IsElsewhereMemory(fill.Sequence, region))
                {
                    Vary(fill.Sequence);
                }

                break;
            case CopyStatement copy:
                if (IsVarying(copy.Source) || IsElsewhereMemory(copy.Destination, region))
                {
                    Vary(copy.Destination);
                }

                break;
            case IfStatement branch:
                bool splits = IsVarying(branch.Condition);
                Block(branch.Then, splits ? ++regionCount : region);
                Block(branch.Else, splits ? ++regionCount : region);
                break;
            case ForStatement loop:
                int inside = IsVarying(loop.From) || IsVarying(loop.To) ? ++regionCount : region;
                regions[loop.Index.Id] = inside;
                Block(loop.Body, inside);
                break;
            case WhileStatement loop:
                int within = IsVarying(loop.Condition) ? ++regionCount : region;
                Block(loop.Header, within);
                Block(loop.Body, within);
                break;
            case CallStatement call:
                Call(call, region);
                break;
        }
    }

    private void Call(CallStatement call, int region)
    {
        // What the halves of a callee hand over on the tape is no operand: both run for each point.
        bool differs = IsHalf(call) || call.Arguments.Any(argument => argument.Value is { } value && IsVarying(value));
        foreach (IrVariable result in call.Results)
        {
            Result(result);
        }

        foreach (Argument argument in call.Arguments)
        {
            if (argument.Result is not null)
            {
                Result(argument.Result);
            }
        }

        foreach (IrVariable written in MemoryRoots.WrittenBy(call))
        {
            if (differs || IsElsewhereMemory(written, region))
            {
                Vary(written);
            }
        }

        void Result(IrVariable result)
        {
            // What a call gives first is declared by it.
            if (!regions.ContainsKey(result.Id))
            {
                regions[result.Id] = region;
            }

            if (differs || IsElsewhere(result, region))
            {
                Vary(result);
            }
        }
    }

    private void Define(IrVariable target, Expression value)
    {
        if (MemoryRoots.IsMemory(target.Type))
        {
            if (IsMovedByLane(value))
            {
                changed |= varyingReferences.Add(target.Id);
            }

            // What may refer to several things refers to things of one kind.
            if (IsVarying(target))
            {
                Vary(target);
            }

            if (value is MakeExpression make && make.Fields.Any(IsVarying))
            {
                Vary(target);
            }

            return;
        }

        bool differs = value switch
        {
            LengthExpression length => varyingReferences.Contains(length.Sequence.Id),
            _ => value.Operands().Any(IsVarying),
        };
        if (differs)
        {
            Vary(target);
        }
    }

    /// <summary>Whether lanes refer to different parts of memory.</summary>
    private bool IsMovedByLane(Expression value) => value switch
    {
        UseExpression { Value: VariableOperand { Variable: var other } } => varyingReferences.Contains(other.Id),
        SliceExpression slice => varyingReferences.Contains(slice.Sequence.Id) || IsVarying(slice.Start) || (slice.Length is not null && IsVarying(slice.Length)),
        LoadExpression load => load.Place.Indices.Any(IsVarying) || varyingReferences.Contains(load.Place.Base.Id),
        AllocateExpression allocate => allocate.Lengths.Any(IsVarying),
        TemplateExpression template => template.Arguments.Any(IsVarying),
        _ => false,
    };

    private void Write(Place place, Operand value, int region)
    {
        bool isMemory = MemoryRoots.IsMemory(place.Base.Type);
        bool differs = IsVarying(value) || place.Indices.Any(IsVarying)
            || (isMemory ? IsElsewhereMemory(place.Base, region) : IsElsewhere(place.Base, region));
        if (differs)
        {
            Vary(place.Base);
        }
    }

    /// <summary>Whether a variable is declared outside the region, so that not every point that knows it comes along.</summary>
    private bool IsElsewhere(IrVariable variable, int region) => region != 0
        && (regions.TryGetValue(variable.Id, out int declared) ? declared : 0) != region;

    private bool IsElsewhereMemory(IrVariable memory, int region) => region != 0
        && roots.Of(memory).Any(root => (regions.TryGetValue(root, out int declared) ? declared : 0) != region);
}
