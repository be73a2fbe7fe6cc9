using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Loops that are reversed while they run forward.</summary>
internal sealed partial class SweepEmitter
{
    /// <summary>Makes the loop that the forward sweep runs; returns what is left to do where its reverse would stand.</summary>
    private List<IrStatement> EmitFused(ReverseLoop loop, FusedLoop plan)
    {
        PrimalBlock block = loop.Origin.Blocks[0];
        Region region = new(loop.Origin, block, isSplit: false);
        regions[loop.Origin] = region;
        List<IrStatement> reversed = EmitRegion(region, loop.Body);
        List<IrStatement> body = [];
        DeclareHoisted(region, body);
        ForwardMode mode = new(IsRecording: true, Filter: null);
        int end = EndOfIteration(block);
        for (int i = 0; i < end; i++)
        {
            EmitFused(block.Nodes[i], mode, body);
        }

        body.AddRange(reversed);
        for (int i = end; i < block.Nodes.Count; i++)
        {
            EmitFused(block.Nodes[i], mode, body);
        }

        // A loop inside, fused in its turn, adds to the sums as well: its reverse is among the forward statements.
        Dictionary<int, IrVariable> sums = plan.Sums.ToDictionary(static pair => pair.Adjoint.Id, static pair => pair.Sum);
        List<IrStatement> forward = [.. fusion!.Before(plan)];
        if (loop.Origin.EnclosingLoop is null)
        {
            forward.AddRange(expanded.Reserve(loop.Origin, TripCount));
        }

        forward.AddRange(plan.Sums.Select(static pair => new DeclareStatement(pair.Sum, IsZeroed: true)));
        forward.Add(((ForStatement)loop.Origin.Statement) with { Body = CarriedCopies.Coalesce(sums.Count == 0 ? body : [.. new VariableSubstitution(sums).Apply(body)]).ToEquatableArray() });
        fusedLoops[loop.Origin] = forward;

        IrBuilder rest = new(ids);
        foreach ((IrVariable adjoint, IrVariable sum) in plan.Sums)
        {
            AggregateSum.AddTo(adjoint, sum, tree.Method.Layouts, rest);
        }

        return rest.Statements;
    }

    /// <summary>The loop over iterations that are run again and reversed from the first on. What it carries starts as it did, in variables of its
    /// own: reverse code before it may read what the forward loop left.</summary>
    private List<IrStatement> Ascending(PrimalNode loop, PrimalBlock block, List<IrStatement> reversed, List<IrStatement> body, ForwardMode mode)
    {
        List<IrStatement> output = [];
        Dictionary<int, IrVariable> carried = [];
        int end = EndOfIteration(block);
        for (int i = 0; i < block.Nodes.Count; i++)
        {
            if (i == end)
            {
                body.AddRange(reversed);
            }

            PrimalNode node = block.Nodes[i];
            if (mode.Filter!.Contains(node))
            {
                EmitForward(node, mode, body);
                if (i >= end && node.Statement is AssignStatement { Target: var target } && !carried.ContainsKey(target.Id))
                {
                    carried[target.Id] = target with { Id = ids.Take() };
                    output.Add(((LetStatement)tree.Definition(target)!.Statement) with { Target = carried[target.Id] });
                }
            }
        }

        if (end == block.Nodes.Count)
        {
            body.AddRange(reversed);
        }

        output.Add(((ForStatement)loop.Statement) with { Body = CarriedCopies.Coalesce([.. new VariableSubstitution(carried).Apply(body)]).ToEquatableArray() });
        return output;
    }

    private void EmitFused(PrimalNode node, ForwardMode mode, List<IrStatement> body)
    {
        if (node.Statement is not SourceStatement)
        {
            EmitForward(node, mode, body);
        }
    }
}
