using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Loops of which only some states are kept: the others are computed again from the nearest one before.</summary>
/// <remarks>
/// <code>
/// schedule = Rent(count, budget)
/// for i:  slot = schedule.Store(i), state → snapshot[slot] if there is one;  step i
/// …
/// for k from the last step:
///     start = schedule.Restore(k), state ← snapshot[schedule.Slot]
///     for i from start to k:  slot = schedule.Store(i), state → snapshot[slot] if there is one;  step i
///     step k, reverse of step k
/// </code>
/// </remarks>
internal sealed partial class SweepEmitter
{
    private readonly Dictionary<PrimalNode, CheckpointPlan> checkpointed = [];

    /// <summary>Where the snapshots of one loop are.</summary>
    private sealed class CheckpointPlan(CheckpointState state, IrVariable schedule, HashSet<PrimalNode> steps)
    {
        public CheckpointState State { get; } = state;

        public IrVariable Schedule { get; } = schedule;

        /// <summary>The statements of a step that may run again: not what writes through to a reference parameter, which has been done.</summary>
        public HashSet<PrimalNode> Steps { get; } = steps;

        public List<RecordGroup> Groups { get; } = [];

        /// <summary>For each memory of the state: its length, and the copies of it.</summary>
        public List<(IrVariable Memory, IrVariable Length, IrVariable Copies)> Copies { get; } = [];
    }

    private List<IrStatement> EmitCheckpointed(ReverseLoop loop, CheckpointState state)
    {
        UsesTape = true;
        ForStatement f = (ForStatement)loop.Origin.Statement;
        PrimalBlock block = loop.Origin.Blocks[0];
        CheckpointPlan plan = PlanSnapshots(loop.Origin, state);
        Region region = new(loop.Origin, block, isSplit: false);
        regions[loop.Origin] = region;
        List<IrStatement> reversed = EmitRegion(region, loop.Body);

        IrBuilder builder = new(ids);
        List<(IrVariable Memory, IrVariable Length, IrVariable Final)> finals = [];
        foreach ((IrVariable memory, IrVariable length, _) in plan.Copies)
        {
            // What the primal leaves is there again in the end.
            IrVariable final = builder.Let(memory.Name, new TapeReserveExpression(tape, length, SequenceType.SpanOf(((SequenceType)memory.Type).Element))).Variable;
            builder.Add(new CopyStatement(memory, final));
            finals.Add((memory, length, final));
        }

        IrVariable k = builder.NewVariable("step", PassiveType.Int32);
        IrBuilder body = builder.Nested();
        Restore(plan, k, body, out Operand start);
        List<IrStatement> advance = [];
        Store(plan, f.Index, advance);
        EmitSteps(block, plan, 0, block.Nodes.Count, isRecording: false, advance);
        body.Add(new ForStatement(f.Index, start, k, 1, CarriedCopies.Coalesce(advance).ToEquatableArray()));
        body.Add(new LetStatement(f.Index, new UseExpression(new VariableOperand(k))));
        DeclareHoisted(region, body.Statements);
        EmitSteps(block, plan, 0, EndOfIteration(block), isRecording: true, body.Statements);
        body.AddRange(reversed);

        Operand last = builder.Let(new BinaryExpression(BinaryOperator.Subtract, f.To, PassiveConstant.Int(1), PassiveType.Int32));
        builder.Add(new ForStatement(k, last, PassiveConstant.Int(-1), -1, body.ToBlock()));
        for (int i = finals.Count - 1; i >= 0; i--)
        {
            builder.Add(new CopyStatement(finals[i].Final, finals[i].Memory));
            Release(finals[i].Final, finals[i].Length, builder);
        }

        Operand slots = Slots(plan, builder);
        for (int i = plan.Copies.Count - 1; i >= 0; i--)
        {
            Release(plan.Copies[i].Copies, Times(slots, plan.Copies[i].Length, builder), builder);
        }

        for (int i = plan.Groups.Count - 1; i >= 0; i--)
        {
            Release(plan.Groups[i].Records, Times(slots, PassiveConstant.Int(plan.Groups[i].Values.Count), builder), builder);
        }

        builder.Add(new EffectStatement("{0}.Return()", EquatableArray.Of<Operand>(new VariableOperand(plan.Schedule)), EndsFlow: false));
        return builder.Statements;
    }

    private CheckpointPlan PlanSnapshots(PrimalNode loop, CheckpointState state)
    {
        PassiveType type = new("global::AutoDiff.CompilerServices.CheckpointSchedule");
        HashSet<PrimalNode> steps = [.. tree.All.Where(node => node.IsInside(loop) && !LeavesTheStep(node.Statement))];
        CheckpointPlan plan = new(state, new IrVariable(ids.Take(), "schedule", type), steps);
        checkpointed[loop] = plan;
        foreach (IGrouping<string, IrVariable> group in state.Scalars.GroupBy(static variable => variable.Type.Code).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            SequenceType span = SequenceType.SpanOf(group.First().Type);
            plan.Groups.Add(new RecordGroup(span, new IrVariable(ids.Take(), "snapshots", span), group.ToList()));
        }

        foreach (IrVariable memory in state.Memory)
        {
            SequenceType span = SequenceType.SpanOf(((SequenceType)memory.Type).Element);
            plan.Copies.Add((memory, new IrVariable(ids.Take(), "", PassiveType.Int32), new IrVariable(ids.Take(), memory.Name.Length == 0 ? "snapshots" : memory.Name + "Snapshots", span)));
        }

        return plan;
    }

    /// <summary>What is seen from outside, and so happens once: log calls, and writes to a reference parameter.</summary>
    private bool LeavesTheStep(IrStatement statement) => statement switch
    {
        SourceStatement or EffectStatement { EndsFlow: false } => true,
        AssignStatement s => tree.Definition(s.Target) is null,
        StoreStatement s => !MemoryRoots.IsMemory(s.Place.Base.Type) && tree.Definition(s.Place.Base) is null,
        _ => false,
    };

    private void EmitSteps(PrimalBlock block, CheckpointPlan plan, int from, int to, bool isRecording, List<IrStatement> output)
    {
        ForwardMode mode = new(isRecording, plan.Steps);
        for (int i = from; i < to; i++)
        {
            if (plan.Steps.Contains(block.Nodes[i]))
            {
                EmitForward(block.Nodes[i], mode, output);
            }
        }
    }

    /// <summary>The loop of the forward sweep.</summary>
    private void EmitForwardCheckpointed(PrimalNode node, CheckpointPlan plan, ForwardMode mode, List<IrStatement> output)
    {
        ForStatement f = (ForStatement)node.Statement;
        IrBuilder builder = new(ids);
        builder.Add(new LetStatement(plan.Schedule, new TemplateExpression(
            "global::AutoDiff.CompilerServices.CheckpointSchedule.Rent({0}, {1})", EquatableArray.Of(f.To, f.Budget!), plan.Schedule.Type, IsPure: false, IsStable: false)));
        Operand slots = Slots(plan, builder);
        foreach (RecordGroup group in plan.Groups)
        {
            builder.Add(new LetStatement(group.Records, new TapeReserveExpression(tape, Times(slots, PassiveConstant.Int(group.Values.Count), builder), group.Span)));
        }

        foreach ((IrVariable memory, IrVariable length, IrVariable copies) in plan.Copies)
        {
            builder.Add(new LetStatement(length, new LengthExpression(memory)));
            builder.Add(new LetStatement(copies, new TapeReserveExpression(tape, Times(slots, length, builder), (SequenceType)copies.Type)));
        }

        output.AddRange(builder.Statements);
        List<IrStatement> body = [];
        Store(plan, f.Index, body);
        EmitForward(node.Blocks[0], mode with { IsRecording = false }, body);
        output.Add(f with { Body = CarriedCopies.Coalesce(body).ToEquatableArray(), Budget = null });
    }

    private static Operand Slots(CheckpointPlan plan, IrBuilder builder) => builder.Let(
        new TemplateExpression("{0}.Slots", EquatableArray.Of<Operand>(new VariableOperand(plan.Schedule)), PassiveType.Int32, IsPure: true, IsStable: true));

    private static Operand Times(Operand slots, Operand size, IrBuilder builder) => size is PassiveConstant { Code: "1" }
        ? slots
        : builder.Let(new BinaryExpression(BinaryOperator.Multiply, slots, size, PassiveType.Int32, IsChecked: true));

    private void Release(IrVariable block, Operand count, IrBuilder builder) =>
        builder.Add(new LetStatement(builder.NewVariable("", block.Type), new TapeReleaseExpression(tape, count, (SequenceType)block.Type)));

    /// <summary>Keeps the state before a step if the schedule says so.</summary>
    private void Store(CheckpointPlan plan, IrVariable step, List<IrStatement> output)
    {
        EquatableArray<Operand> arguments = EquatableArray.Of<Operand>(new VariableOperand(plan.Schedule), new VariableOperand(step));
        IrBuilder builder = new(ids);
        VariableOperand slot = builder.Let("slot", new TemplateExpression("{0}.Store({1})", arguments, PassiveType.Int32, IsPure: false, IsStable: false));
        Operand keeps = builder.Let(new BinaryExpression(BinaryOperator.GreaterOrEqual, slot, PassiveConstant.Int(0), PassiveType.Boolean));
        IrBuilder then = builder.Nested();
        foreach (RecordGroup group in plan.Groups)
        {
            for (int j = 0; j < group.Values.Count; j++)
            {
                then.Add(new StoreStatement(Place.Element(group.Records, In(group, slot, j, then)), group.Values[j]));
            }
        }

        foreach ((IrVariable memory, IrVariable length, IrVariable copies) in plan.Copies)
        {
            Operand offset = then.Let(new BinaryExpression(BinaryOperator.Multiply, slot, length, PassiveType.Int32));
            then.Add(new CopyStatement(memory, then.Let(new SliceExpression(copies, offset, length, (SequenceType)copies.Type)).Variable));
        }

        builder.Add(new IfStatement(keeps, then.ToBlock(), EquatableArray<IrStatement>.Empty));
        output.AddRange(builder.Statements);
    }

    /// <summary>Brings the state back from which a step is reached.</summary>
    private static void Restore(CheckpointPlan plan, IrVariable step, IrBuilder builder, out Operand start)
    {
        EquatableArray<Operand> arguments = EquatableArray.Of<Operand>(new VariableOperand(plan.Schedule), new VariableOperand(step));
        start = builder.Let("start", new TemplateExpression("{0}.Restore({1})", arguments, PassiveType.Int32, IsPure: false, IsStable: false));
        Operand slot = builder.Let("slot", new TemplateExpression(
            "{0}.Slot", EquatableArray.Of<Operand>(new VariableOperand(plan.Schedule)), PassiveType.Int32, IsPure: false, IsStable: false));
        foreach (RecordGroup group in plan.Groups)
        {
            for (int j = 0; j < group.Values.Count; j++)
            {
                builder.Add(new LetStatement(group.Values[j], new LoadExpression(Place.Element(group.Records, In(group, slot, j, builder)))));
            }
        }

        foreach ((IrVariable memory, IrVariable length, IrVariable copies) in plan.Copies)
        {
            Operand offset = builder.Let(new BinaryExpression(BinaryOperator.Multiply, slot, length, PassiveType.Int32));
            builder.Add(new CopyStatement(builder.Let(new SliceExpression(copies, offset, length, (SequenceType)copies.Type)).Variable, memory));
        }
    }

    private static Operand In(RecordGroup group, Operand slot, int j, IrBuilder builder)
    {
        int width = group.Values.Count;
        Operand first = width == 1 ? slot : builder.Let(new BinaryExpression(BinaryOperator.Multiply, slot, PassiveConstant.Int(width), PassiveType.Int32));
        return At(first, j, builder);
    }
}
