using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Joins the forward and the reverse sweep: makes each primal value that the adjoint code reads available where it
/// reads it.</summary>
internal sealed partial class SweepEmitter
{
    private readonly PrimalTree tree;
    private readonly MemoryRoots roots;
    private readonly PrivateMemory privates;
    private readonly ExpandedBuffers expanded;
    private readonly IReadOnlyDictionary<PrimalNode, CallPlan> calls;
    private readonly Availability availability;
    private readonly RegionPlanner planner;
    private readonly VariableIds ids;
    private readonly IrVariable tape;
    private readonly ReverseBlock reverse;
    private readonly Dictionary<PrimalNode, Region> regions = [];
    private readonly HashSet<int> hoisted = [];
    private readonly Dictionary<PrimalNode, List<IrStatement>> fusedLoops = [];
    private readonly Fusion? fusion;
    private readonly Region top;
    private readonly bool restoresMemory;

    /// <param name="isTopSplit">Whether forward and reverse sweep become two methods.</param>
    /// <param name="options">Whether loops may be reversed while they run forward, and what they record.</param>
    /// <param name="restored">The memory that the reverse sweep brings back.</param>
    /// <param name="expanded">The buffers that have a part for each iteration of a loop.</param>
    public SweepEmitter(
        PrimalTree tree,
        MemoryRoots roots,
        ReverseBlock reverse,
        ReverseSweep sweep,
        VariableIds ids,
        IrVariable tape,
        bool isTopSplit,
        TransformOptions options,
        HashSet<int> restored,
        ExpandedBuffers expanded)
    {
        this.tree = tree;
        this.roots = roots;
        this.expanded = expanded;
        this.reverse = reverse;
        restoresMemory = restored.Count > 0;
        calls = sweep.CallPlans;
        this.ids = ids;
        this.tape = tape;
        privates = new PrivateMemory(tree, roots);
        fusion = options.FusesLoops ? new Fusion(tree, roots, privates, sweep, reverse, ids, restored) : null;
        availability = new Availability(tree, roots, calls, fusion, privates, isTopSplit, restored, expanded, options.RecordsFunctions);
        availability.Decide(reverse);
        planner = new RegionPlanner(tree, availability, ids);
        top = new Region(null, tree.Root, isTopSplit);
    }

    /// <summary>Whether the sweeps use the tape.</summary>
    public bool UsesTape { get; private set; }

    /// <summary>What the loops of the method record per iteration, in the order of the text.</summary>
    public IEnumerable<LoopRecord> LoopRecords => regions.Values
        .Where(static region => region is { Loop: not null, IsSplit: true, Stored.Count: > 0 })
        .OrderBy(static region => region.Loop!.Order)
        .Select(static region => new LoopRecord(SourceOf(region.Loop!), region.Stored));

    /// <summary>The loops that record, and what.</summary>
    public IEnumerable<(PrimalNode Loop, IReadOnlyList<IrVariable> Values)> Recorded => regions.Values
        .Where(static region => region is { Loop: not null, IsSplit: true })
        .Select(static region => (region.Loop!, (IReadOnlyList<IrVariable>)region.Stored));

    /// <summary>The buffers of which parts cost less than records, with the indices of their loops.</summary>
    public Dictionary<int, int> Expandable() => ExpandedBuffers.Choose(tree, roots, privates, availability, Recorded);

    /// <summary>The indices of the fused loops in which calls copy arguments: an iteration is reversed before the next one writes to them.</summary>
    public HashSet<int> Lending() => [.. availability.FusedIndices.Intersect(calls
        .Where(static call => call.Value.Snapshots.Count > 0)
        .Select(static call => call.Key.EnclosingLoop?.Statement).OfType<ForStatement>().Select(static loop => loop.Index.Id))];

    /// <summary>Whether all loops with these indices are fused.</summary>
    public bool AreFused(HashSet<int> indices) => indices.IsSubsetOf(availability.FusedIndices);

    /// <summary>The two sweeps. A split forward sweep ends with its records, before the return.</summary>
    public (List<IrStatement> Forward, List<IrStatement> Reverse) Emit()
    {
        // The reverse sweep first: it says what the forward sweep must keep.
        List<IrStatement> backward = EmitRegion(top, reverse);
        List<IrStatement> restored = [];
        if (top.IsSplit)
        {
            Restore(top, restored);
        }

        List<IrStatement> forward = [];
        DeclareHoisted(top, forward);
        EmitForward(tree.Root, new ForwardMode(IsRecording: true, Filter: null), forward);
        if (top.IsSplit)
        {
            Record(top, forward);
        }

        return (forward, [.. restored, .. backward]);
    }

    /// <summary>The reverse code of a region, with what it computes again; fills in the region's plan.</summary>
    private List<IrStatement> EmitRegion(Region region, ReverseBlock block)
    {
        BlockCode code = Collect(block);
        planner.Plan(region, ReverseReferences.Of(code.All(), tree));
        foreach (IrVariable variable in region.Hoisted)
        {
            hoisted.Add(variable.Id);
        }

        List<IrStatement> output = [];
        code.Write(output, Recomputed(region));
        return output;
    }

    /// <summary>The definitions to repeat, by the block they stand in.</summary>
    private ILookup<PrimalBlock, IrStatement> Recomputed(Region region) =>
        region.Recomputed.ToLookup(variable => tree.Definition(variable)!.Parent, variable => tree.Definition(variable)!.Statement);

    private BlockCode Collect(ReverseBlock block)
    {
        BlockCode code = new(block.Origin);
        if (fusion?.Preludes.ContainsKey(block) != true)
        {
            code.Items.AddRange(block.Prelude);
        }

        foreach (ReverseNode node in block.Nodes)
        {
            switch (node)
            {
                case ReverseCode statement when fusion?.Moved.ContainsKey(statement.Statement) == true:
                    break;
                case ReverseCode statement:
                    code.Items.Add(statement.Statement);
                    break;
                case ReverseIf branch:
                    code.Items.Add(new BranchCode(((IfStatement)branch.Origin.Statement).Condition, Collect(branch.Then), Collect(branch.Else)));
                    break;
                case ReverseLoop loop:
                    code.Items.AddRange(fusion?.Find(loop.Origin) is { } plan ? EmitFused(loop, plan) : EmitLoop(loop));
                    break;
            }
        }

        code.Items.AddRange(block.Epilogue);
        code.DropEmptyQuotes();
        return code;
    }

    /// <summary>The origin of the user's statement that a loop belongs to; -1 if there is none.</summary>
    private static int SourceOf(PrimalNode loop) =>
        loop.Parent.Nodes.Where(node => node.Order < loop.Order).Select(static node => node.Statement).OfType<SourceStatement>().LastOrDefault()?.Origin ?? -1;

    private List<IrStatement> EmitLoop(ReverseLoop loop)
    {
        if (availability.StateOf(loop.Origin) is { } state)
        {
            return EmitCheckpointed(loop, state);
        }

        bool isJoint = availability.IsJoint(loop.Origin);
        PrimalBlock bodyBlock = loop.Origin.Blocks[loop.Origin.Blocks.Count - 1];
        Region region = new(loop.Origin, bodyBlock, isSplit: !isJoint);
        regions[loop.Origin] = region;
        List<IrStatement> code = EmitRegion(region, loop.Body);
        List<IrStatement> body = [];
        if (isJoint)
        {
            IEnumerable<IrVariable> recorded = regions.Values.Where(inner => inner.Loop is { } l && l.IsInside(loop.Origin)).SelectMany(inner => inner.Stored);
            bool isAscending = availability.IsAscending(loop.Origin);
            HashSet<PrimalNode> rerun = availability.Mark(loop.Origin, ReverseReferences.Of(code, tree).Concat(recorded), isAscending)
                ?? throw new InvalidOperationException("A joint loop cannot be run again.");
            ForwardMode mode = new(IsRecording: true, rerun);
            DeclareHoisted(region, body);
            if (isAscending)
            {
                return Ascending(loop.Origin, bodyBlock, code, body, mode);
            }

            EmitForward(bodyBlock, mode, body);
            body.AddRange(code);
            return Reversed(loop.Origin, body, region);
        }

        IrVariable? iteration = null;
        if (loop.Origin.Statement is WhileStatement)
        {
            iteration = new IrVariable(ids.Take(), "iteration", PassiveType.Int32);
            body.AddRange(CountedCarries.Take(tree, region, iteration, ids));
        }

        PlanRecord(region);
        body.AddRange(PartsOf(region));
        Restore(region, body);
        body.AddRange(code);
        return Reversed(loop.Origin, body, region, iteration);
    }

    /// <summary>Chooses one reservation for all iterations where the number is known before the loop and the reservation is the
    /// last one when the reverse sweep comes back to it, or still in scope.</summary>
    private void PlanRecord(Region region)
    {
        PrimalNode loop = region.Loop!;
        bool isInScope = availability.IsSameScope(loop.EnclosingLoop) && (loop.Parent.Owner is null || loop.Parent.Owner.IsLoop);
        region.IsRecordInScope = isInScope;
        region.IsBlockRecorded = loop.Statement is ForStatement && (isInScope || !RecordsInside(loop));
    }

    private bool RecordsInside(PrimalNode loop) =>
        calls.Keys.Any(call => call.IsInside(loop)) || regions.Values.Any(inner => inner.Loop is { } l && l.IsInside(loop) && inner.IsSplit && inner.Groups.Count > 0);

    /// <summary>The loop over <paramref name="body"/> from the last iteration to the first.</summary>
    private List<IrStatement> Reversed(PrimalNode loop, List<IrStatement> body, Region region, IrVariable? iteration = null)
    {
        IrBuilder builder = new(ids);
        bool isBlock = region.IsBlockRecorded && region.Groups.Count > 0;
        if (isBlock && !region.IsRecordInScope)
        {
            ReleaseBlock(region, builder, declare: true);
        }

        switch (loop.Statement)
        {
            case ForStatement f:
                builder.Add(ReversedFor(f, body, builder) with { IsReversal = !restoresMemory });
                break;
            case WhileStatement:
                if (ReverseReferences.CounterOf(loop) is { } counter)
                {
                    IrVariable k = iteration ?? builder.NewVariable("iteration", PassiveType.Int32);
                    Operand last = builder.Let(new BinaryExpression(BinaryOperator.Subtract, counter, PassiveConstant.Int(1), PassiveType.Int32));
                    builder.Add(new ForStatement(k, last, PassiveConstant.Int(-1), -1, body.ToEquatableArray()));
                }

                break;
        }

        if (isBlock && region.IsRecordInScope)
        {
            ReleaseBlock(region, builder, declare: false);
        }

        return builder.Statements;
    }

    private static ForStatement ReversedFor(ForStatement f, List<IrStatement> body, IrBuilder builder)
    {
        IrType type = f.Index.Type;
        Operand One() => type == PassiveType.Int32 ? PassiveConstant.Int(1) : new PassiveConstant("1", type);
        Operand Literal(int value) => new PassiveConstant(value.ToString(System.Globalization.CultureInfo.InvariantCulture), type);
        Operand Compute(BinaryOperator op, Operand left, Operand right) => Fold(op, left, right) ?? builder.Let(new BinaryExpression(op, left, right, type));

        if (f.Step is 1 or -1)
        {
            BinaryOperator back = f.Step == 1 ? BinaryOperator.Subtract : BinaryOperator.Add;
            Operand last = Compute(back, f.To, One());
            Operand end = Compute(back, f.From, One());
            return new ForStatement(f.Index, last, end, -f.Step, body.ToEquatableArray());
        }

        // last = From + (count - 1) * Step with count = (distance + |Step| - 1) / |Step|
        int stride = Math.Abs(f.Step);
        Operand distance = f.Step > 0 ? Compute(BinaryOperator.Subtract, f.To, f.From) : Compute(BinaryOperator.Subtract, f.From, f.To);
        Operand padded = Compute(BinaryOperator.Subtract, distance, One());
        Operand steps = Compute(BinaryOperator.Divide, padded, Literal(stride));
        Operand offset = Compute(BinaryOperator.Multiply, steps, Literal(f.Step));
        Operand final = Compute(BinaryOperator.Add, f.From, offset);
        Operand stop = f.Step > 0 ? Compute(BinaryOperator.Subtract, f.From, One()) : Compute(BinaryOperator.Add, f.From, One());
        ForStatement reversed = new(f.Index, final, stop, -f.Step, body.ToEquatableArray());

        // Division truncates towards zero: a distance of zero or less must not be taken for a first iteration.
        IrVariable runs = builder.Let(new BinaryExpression(f.Step > 0 ? BinaryOperator.Less : BinaryOperator.Greater, f.From, f.To, PassiveType.Boolean)).Variable;
        IrVariable start = builder.Let(new SelectExpression(runs, final, stop, type)).Variable;
        return reversed with { From = start };
    }

    private static Operand? Fold(BinaryOperator op, Operand left, Operand right)
    {
        if (left is PassiveConstant l && right is PassiveConstant r && l.Type == PassiveType.Int32
            && int.TryParse(l.Code, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int a)
            && int.TryParse(r.Code, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int b))
        {
            long value = op switch
            {
                BinaryOperator.Add => (long)a + b,
                BinaryOperator.Subtract => (long)a - b,
                BinaryOperator.Multiply => (long)a * b,
                BinaryOperator.Divide when b != 0 => a / b,
                _ => long.MaxValue,
            };
            return value is >= int.MinValue and <= int.MaxValue ? PassiveConstant.Int((int)value) : null;
        }

        return null;
    }

    private sealed record BranchCode(Operand Condition, BlockCode Then, BlockCode Else);

    /// <summary>The reverse code of one block: statements and <see cref="BranchCode"/>s, in order.</summary>
    private sealed class BlockCode(PrimalBlock origin)
    {
        public List<object> Items { get; } = [];

        /// <summary>All statements, for collecting references: a branch stands for a read of its condition.</summary>
        public IEnumerable<IrStatement> All()
        {
            foreach (object item in Items)
            {
                if (item is BranchCode branch)
                {
                    yield return new IfStatement(branch.Condition, branch.Then.All().ToEquatableArray(), branch.Else.All().ToEquatableArray());
                }
                else
                {
                    yield return (IrStatement)item;
                }
            }
        }

        /// <summary>Removes quoted statements of which all code has gone elsewhere.</summary>
        public void DropEmptyQuotes()
        {
            for (int i = Items.Count - 1; i >= 0; i--)
            {
                if (Items[i] is SourceStatement && (i + 1 == Items.Count || Items[i + 1] is SourceStatement))
                {
                    Items.RemoveAt(i);
                }
            }
        }

        public void Write(List<IrStatement> output, ILookup<PrimalBlock, IrStatement> recomputed)
        {
            output.AddRange(recomputed[origin]);
            foreach (object item in Items)
            {
                if (item is BranchCode branch)
                {
                    List<IrStatement> then = [];
                    List<IrStatement> otherwise = [];
                    branch.Then.Write(then, recomputed);
                    branch.Else.Write(otherwise, recomputed);
                    output.Add(new IfStatement(branch.Condition, then.ToEquatableArray(), otherwise.ToEquatableArray()));
                }
                else
                {
                    output.Add((IrStatement)item);
                }
            }
        }
    }
}
