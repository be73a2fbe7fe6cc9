using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Decides for each primal value that a region's reverse code reads: in scope, hoisted, recorded or computed again.</summary>
/// <remarks>In a split region, what is cheap arithmetic on available values is computed again; elementary functions, calls,
/// carried values and memory that changes are recorded. To compute a value again may take values that would have to be
/// recorded for its sake alone: with more than one such the value itself is recorded instead.</remarks>
internal sealed class RegionPlanner(PrimalTree tree, Availability availability, VariableIds ids)
{
    private static readonly HashSet<string> CheapFunctions =
        ["Abs/1", "Max/2", "Min/2", "Floor/1", "Ceiling/1", "Truncate/1", "CopySign/2", "FusedMultiplyAdd/3", "Sqrt/1"];

    private readonly Dictionary<int, IrVariable> variables = [];

    /// <param name="references">The primal variables that the region's reverse code, nested loops included, refers to.</param>
    public void Plan(Region region, IEnumerable<IrVariable> references)
    {
        List<IrVariable> own = references.Where(variable => IsOwn(region, variable)).OrderBy(OrderOf).ThenBy(variable => variable.Id).ToList();
        if (region.IsSplit)
        {
            PlanSplit(region, own);
        }
        else
        {
            PlanSameScope(region, own);
        }

        region.Recomputed.Sort((left, right) => OrderOf(left).CompareTo(OrderOf(right)));
        region.Stored.Sort((left, right) => OrderOf(left) != OrderOf(right) ? OrderOf(left).CompareTo(OrderOf(right)) : left.Id.CompareTo(right.Id));
        foreach (IGrouping<string, IrVariable> group in region.Stored.GroupBy(variable => variable.Type.Code).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            SequenceType span = SequenceType.SpanOf(group.First().Type);
            region.Groups.Add(new RecordGroup(span, new IrVariable(ids.Take(), "records", span), group.ToList()));
        }
    }

    private int OrderOf(IrVariable variable) => tree.Definition(variable)!.Order;

    /// <summary>Whether the variable is defined in the region itself, not in a loop inside or around it; a loop's index is at
    /// hand wherever the loop's reverse is.</summary>
    private bool IsOwn(Region region, IrVariable variable) => tree.Definition(variable) is { } definition
        && definition.Statement is not ForStatement
        && ReferenceEquals(definition.EnclosingLoop, region.Loop);

    private bool IsUnconditional(Region region, IrVariable variable) => ReferenceEquals(tree.Definition(variable)!.Parent, region.Block);

    private void PlanSameScope(Region region, List<IrVariable> own)
    {
        HashSet<int> done = [];
        Stack<IrVariable> work = new(own);
        while (work.Count > 0)
        {
            IrVariable variable = work.Pop();
            if (!done.Add(variable.Id) || IsUnconditional(region, variable))
            {
                continue;
            }

            if (variable.Type is SequenceType { IsStorable: false } && IsRepeatable(variable))
            {
                region.Recomputed.Add(variable);
                foreach (IrVariable operand in OperandsOf(variable).Where(operand => IsOwn(region, operand)))
                {
                    work.Push(operand);
                }
            }
            else
            {
                region.Hoisted.Add(variable);
            }
        }

        region.Hoisted.Sort((left, right) => left.Id.CompareTo(right.Id));
    }

    private void PlanSplit(Region region, List<IrVariable> own)
    {
        HashSet<int> stored = [];
        foreach (IrVariable variable in own.Where(variable => !IsRepeatable(variable)))
        {
            stored.Add(Storable(variable).Id);
        }

        List<IrVariable> repeated = [];
        HashSet<int> reachable = [];
        foreach (IrVariable variable in own.Where(IsRepeatable))
        {
            List<IrVariable> missing = MissingLeaves(region, variable, stored, reachable);
            if (missing.Count > 1 && !MemoryRoots.IsMemory(variable.Type))
            {
                stored.Add(Storable(variable).Id);
                continue;
            }

            foreach (IrVariable leaf in missing)
            {
                stored.Add(Storable(leaf).Id);
            }

            reachable.Add(variable.Id);
            repeated.Add(variable);
        }

        HashSet<int> done = [];
        Stack<IrVariable> work = new(repeated);
        while (work.Count > 0)
        {
            IrVariable variable = work.Pop();
            if (stored.Contains(variable.Id) || !done.Add(variable.Id))
            {
                continue;
            }

            region.Recomputed.Add(variable);
            foreach (IrVariable operand in OperandsOf(variable).Where(operand => IsOwn(region, operand)))
            {
                work.Push(operand);
            }
        }

        foreach (int id in stored)
        {
            IrVariable variable = variables[id];
            region.Stored.Add(variable);
            if (!IsUnconditional(region, variable))
            {
                region.Hoisted.Add(variable);
            }
        }

        region.Hoisted.Sort((left, right) => left.Id.CompareTo(right.Id));
    }

    private IrVariable Storable(IrVariable variable)
    {
        variables[variable.Id] = variable;
        if (variable.Type is SequenceType { IsStorable: false } or PassiveType { IsStorable: false })
        {
            throw new TransformException(
                $"'{(variable.Name.Length > 0 ? variable.Name : variable.Type.Code)}' in a loop cannot be kept for the reverse sweep; declare the span outside of the loop, or use an array");
        }

        return variable;
    }

    /// <summary>The values of the region that are neither stored nor repeatable and from which <paramref name="variable"/> is computed; of
    /// a number not more than two, which is enough to decide. What is computed again anyway is not looked into: its own are stored.</summary>
    private List<IrVariable> MissingLeaves(Region region, IrVariable variable, HashSet<int> stored, HashSet<int> reachable)
    {
        List<IrVariable> found = [];
        HashSet<int> seen = [];
        Stack<IrVariable> work = new();
        work.Push(variable);
        while (work.Count > 0 && (found.Count < 2 || MemoryRoots.IsMemory(variable.Type)))
        {
            IrVariable current = work.Pop();
            if (!seen.Add(current.Id) || stored.Contains(current.Id) || reachable.Contains(current.Id))
            {
                continue;
            }

            if (!IsRepeatable(current))
            {
                found.Add(current);
                continue;
            }

            foreach (IrVariable operand in OperandsOf(current).Where(operand => IsOwn(region, operand)))
            {
                work.Push(operand);
            }
        }

        return found;
    }

    private IEnumerable<IrVariable> OperandsOf(IrVariable variable) =>
        ((LetStatement)tree.Definition(variable)!.Statement).Value.Operands().OfType<VariableOperand>().Select(operand => operand.Variable);

    /// <summary>Whether the value may be computed again where the reverse of its block begins.</summary>
    private bool IsRepeatable(IrVariable variable)
    {
        PrimalNode definition = tree.Definition(variable)!;
        if (definition.Statement is not LetStatement let || tree.IsCarried(variable))
        {
            return false;
        }

        switch (let.Value)
        {
            case MakeExpression { Aggregate.Kind: AggregateKind.Class }:
                return false;
            case UseExpression { Value: VariableOperand { Variable: var source } }:
                return (tree.Definition(source) is not null || MemoryRoots.IsMemory(source.Type) || availability.IsSameScope(null))
                    && !tree.Assignments(source).Any(assignment => ReferenceEquals(assignment.EnclosingLoop, definition.EnclosingLoop) && definition.EnclosingLoop is not null);
            case LengthExpression { Sequence: { Type: SequenceType { Kind: SequenceKind.List } } list }:
                return availability.IsReloadable(definition, list);
            case LengthExpression length:
                return !MovingSpans.Contain(tree, length.Sequence);
            case UseExpression or UnaryExpression or BinaryExpression or ConvertExpression or SelectExpression or SliceExpression or MakeExpression:
                return true;
            case LoadExpression load when MovingSpans.Contain(tree, load.Place.Base):
                return false;
            case LoadExpression load:
                return !MemoryRoots.IsMemory(load.Place.Base.Type) || availability.IsReloadable(definition, load.Place.Base);
            case TemplateExpression template:
                return template.IsPure && template.IsStable
                    && template.Arguments.All(argument => argument is not VariableOperand v || !MemoryRoots.IsMemory(v.Type) || availability.IsReloadable(definition, v.Variable));
            case PrimitiveExpression primitive:
                return CheapFunctions.Contains(primitive.Function);
            default:
                return false;
        }
    }
}
