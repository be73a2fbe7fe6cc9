using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>How a piece of the primal is run. <paramref name="IsRecording"/>: it leaves what its reverse needs.
/// <paramref name="Filter"/>: only these statements; null for all.</summary>
internal sealed record ForwardMode(bool IsRecording, HashSet<PrimalNode>? Filter);

/// <summary>The primal as the forward sweep runs it.</summary>
internal sealed partial class SweepEmitter
{
    private void DeclareHoisted(Region region, List<IrStatement> output)
    {
        foreach (IrVariable variable in region.Hoisted)
        {
            output.Add(new DeclareStatement(variable, IsZeroed: true));
        }
    }

    private void EmitForward(PrimalBlock block, ForwardMode mode, List<IrStatement> output)
    {
        foreach (PrimalNode node in block.Nodes)
        {
            if (mode.Filter is null ? node.Statement is not SourceStatement : mode.Filter.Contains(node))
            {
                EmitForward(node, mode, output);
            }
        }
    }

    private void EmitForward(PrimalNode node, ForwardMode mode, List<IrStatement> output)
    {
        if (fusion?.MovedPrimals.ContainsKey(node) == true)
        {
            return;
        }

        switch (node.Statement)
        {
            case LetStatement s when mode.IsRecording && hoisted.Contains(s.Target.Id):
                output.Add(new AssignStatement(s.Target, s.Value));
                break;
            case DeclareStatement s when mode.IsRecording && hoisted.Contains(s.Target.Id):
                break;
            case ReturnStatement:
                break;
            case IfStatement s:
                List<IrStatement> then = [];
                List<IrStatement> otherwise = [];
                EmitForward(node.Blocks[0], mode, then);
                EmitForward(node.Blocks[1], mode, otherwise);
                output.Add(new IfStatement(s.Condition, then.ToEquatableArray(), otherwise.ToEquatableArray()));
                break;
            case ForStatement or WhileStatement:
                EmitForwardLoop(node, mode, output);
                break;
            case CallStatement s:
                EmitForwardCall(node, s, mode, output);
                break;
            default:
                output.Add(node.Statement);
                break;
        }
    }

    private void EmitForwardLoop(PrimalNode node, ForwardMode mode, List<IrStatement> output)
    {
        if (fusedLoops.TryGetValue(node, out List<IrStatement>? fused))
        {
            output.AddRange(fused);
            return;
        }

        if (checkpointed.TryGetValue(node, out CheckpointPlan? plan))
        {
            EmitForwardCheckpointed(node, plan, mode, output);
            return;
        }

        Region? region = mode.IsRecording && regions.TryGetValue(node, out Region? planned) && planned.IsSplit ? planned : null;
        PrimalBlock block = node.Blocks[node.Blocks.Count - 1];
        List<IrStatement> body = [];

        // Inside a joint loop nothing is recorded on the way forward: its iterations are run again.
        ForwardMode inner = region is null && regions.ContainsKey(node) ? mode with { IsRecording = false } : mode;
        if (region is not null)
        {
            DeclareHoisted(region, body);
            body.AddRange(PartsOf(region));
        }

        int end = EndOfIteration(block);
        for (int i = 0; i < block.Nodes.Count; i++)
        {
            if (i == end && region is not null && !EndsFlow(block))
            {
                Record(region, body);
            }

            PrimalNode child = block.Nodes[i];
            if (inner.Filter is null ? child.Statement is not SourceStatement : inner.Filter.Contains(child))
            {
                EmitForward(child, inner, body);
            }
        }

        if (end == block.Nodes.Count && region is not null && !EndsFlow(block))
        {
            Record(region, body);
        }

        if (region is { IsBlockRecorded: true, Groups.Count: > 0 })
        {
            ReserveBlock(region, output);
        }

        body = CarriedCopies.Coalesce(body);
        switch (node.Statement)
        {
            case ForStatement f:
                output.Add(f with { Body = body.ToEquatableArray() });
                break;
            case WhileStatement w:
                List<IrStatement> header = [];
                EmitForward(node.Blocks[0], inner, header);
                output.Add(new WhileStatement(header.ToEquatableArray(), w.Condition, body.ToEquatableArray()));
                break;
        }
    }

    /// <summary>The index of the first of the assignments to carried variables that end an iteration.</summary>
    private int EndOfIteration(PrimalBlock block)
    {
        int end = block.Nodes.Count;
        while (end > 0 && block.Nodes[end - 1].Statement is AssignStatement assign && tree.IsCarried(assign.Target) && ReferenceEquals(block.Nodes[end - 1].EnclosingLoop, block.Owner))
        {
            end--;
        }

        return end;
    }

    private static bool EndsFlow(PrimalBlock block) => block.Nodes.Count > 0 && block.Nodes[block.Nodes.Count - 1].Statement is EffectStatement { EndsFlow: true };

    private void EmitForwardCall(PrimalNode node, CallStatement call, ForwardMode mode, List<IrStatement> output)
    {
        CallPlan? plan = mode.IsRecording && calls.TryGetValue(node, out CallPlan? known) ? known : null;
        IrBuilder builder = new(ids);
        List<IrStatement> after = [];
        CallStatement run = Renamed(call, mode, after);
        if (plan is null)
        {
            builder.Add(run);
        }
        else if (plan.Kind == CallReversal.Halves)
        {
            UsesTape = true;
            builder.Add(run with { Companion = CompanionKind.Forward, Arguments = run.Arguments.Append(Argument.In(tape)).ToEquatableArray() });
            Snapshot(plan, builder);
        }
        else
        {
            Snapshot(plan, builder);
            builder.Add(run);
        }

        output.AddRange(builder.Statements);
        output.AddRange(after);
    }

    private void Snapshot(CallPlan plan, IrBuilder builder)
    {
        foreach ((IrVariable source, IrVariable copy) in plan.Snapshots)
        {
            UsesTape = true;
            if (copy.Type is not SequenceType { Kind: SequenceKind.Span })
            {
                Operand whole = ShadowShapes.Copy(source, tree.Method.Layouts, builder);
                VariableOperand reference = builder.Let(new TapeReserveExpression(tape, PassiveConstant.Int(1), SequenceType.SpanOf(copy.Type)));
                builder.Add(new StoreStatement(Place.Element(reference.Variable, PassiveConstant.Int(0)), whole));
                continue;
            }

            Operand length = builder.Let(new LengthExpression(source));
            builder.Add(new LetStatement(copy, new TapeReserveExpression(tape, length, (SequenceType)copy.Type)));
            builder.Add(new CopyStatement(TensorViews.Elements(source, builder), copy));
            VariableOperand record = builder.Let(new TapeReserveExpression(tape, PassiveConstant.Int(1), SequenceType.SpanOf(PassiveType.Int32)));
            builder.Add(new StoreStatement(Place.Element(record.Variable, PassiveConstant.Int(0)), length));
        }
    }

    /// <summary>A call declares its results; one that is hoisted goes through a temporary.</summary>
    private CallStatement Renamed(CallStatement call, ForwardMode mode, List<IrStatement> after)
    {
        if (!mode.IsRecording)
        {
            return call;
        }

        IrVariable Rename(IrVariable result)
        {
            if (!hoisted.Contains(result.Id))
            {
                return result;
            }

            IrVariable temporary = new(ids.Take(), "", result.Type);
            after.Add(new AssignStatement(result, new UseExpression(new VariableOperand(temporary))));
            return temporary;
        }

        return call with
        {
            Results = call.Results.Select(Rename).ToEquatableArray(),
            Arguments = call.Arguments.Select(argument => argument.Result is null ? argument : argument with { Result = Rename(argument.Result) }).ToEquatableArray(),
        };
    }
}
