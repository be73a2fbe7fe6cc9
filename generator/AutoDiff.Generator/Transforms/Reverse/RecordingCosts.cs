using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Whether it costs less to record what the reverse of a loop reads than to run the loop's iterations again.</summary>
/// <remarks>See docs/passes/recording.md.</remarks>
internal sealed class RecordingCosts(PrimalTree tree, MemoryRoots roots)
{
    /// <summary>The most functions of an iteration that are recorded.</summary>
    private const int MostFunctions = 2;

    /// <summary>Whether all that the reverse of a loop reads and cannot compute from what is in scope stands in shallower loops than what would
    /// have to run again for it: the rows of a triangular product, of which the reverse reads but the vector and the sums.</summary>
    public bool RecordsLess(ReverseLoop loop, HashSet<PrimalNode> again)
    {
        PrimalNode origin = loop.Origin;
        int rerun = again.Where(static node => node.Statement is AccumulateStatement or StoreStatement or CallStatement or LetStatement { Value.Type: RealType })
            .Select(node => Depth(node, origin)).DefaultIfEmpty(0).Max();
        return rerun >= 2 && Recorded(loop).All(value => value.Depth < rerun && IsRecordable(value.Variable.Type));
    }

    /// <summary>Whether the iterations would evaluate elementary functions again, and these are all that need be recorded: the exponentials of a sum
    /// whose logarithm is taken.</summary>
    public bool RecordsFunctions(ReverseLoop loop, HashSet<PrimalNode> again)
    {
        if (!again.Any(static node => node.Statement is LetStatement { Value: PrimitiveExpression function } && !Instructions.Contains(function)))
        {
            return false;
        }

        List<(IrVariable Variable, PrimalNode Definition, int Depth)> recorded = [.. Recorded(loop)];
        return recorded.Count <= MostFunctions && recorded.TrueForAll(value =>
            value.Definition.Statement is LetStatement { Value: PrimitiveExpression { Type: RealType } } && ReferenceEquals(value.Definition.Parent.Owner, loop.Origin));
    }

    /// <summary>What the reverse of a loop reads of the iterations and cannot compute from what is in scope, with the number of loops around it inside of the
    /// loop.</summary>
    private IEnumerable<(IrVariable Variable, PrimalNode Definition, int Depth)> Recorded(ReverseLoop loop)
    {
        PrimalNode origin = loop.Origin;
        HashSet<int> seen = [];
        Stack<IrVariable> work = new(ReverseReferences.Of(loop.Body, tree));
        while (work.Count > 0)
        {
            IrVariable variable = work.Pop();
            if (!seen.Add(variable.Id) || tree.Definition(variable) is not { } definition || !definition.IsInside(origin))
            {
                continue;
            }

            if (tree.Assignments(variable).Count > 0 || IsRecorded(definition.Statement, origin))
            {
                yield return (variable, definition, tree.Assignments(variable).Select(assignment => Depth(assignment, origin)).Append(Depth(definition, origin)).Max());
            }
            else if (definition.Statement is LetStatement { Value: var value })
            {
                foreach (VariableOperand operand in value.Operands().OfType<VariableOperand>())
                {
                    work.Push(operand.Variable);
                }
            }
        }
    }

    private bool IsRecorded(IrStatement definition, PrimalNode origin) => definition switch
    {
        LetStatement { Value: LoadExpression load } => roots.Of(load.Place.Base).Any(root => roots.Writes(root).Any(write => write.IsInside(origin))),
        LetStatement { Value: PrimitiveExpression or TemplateExpression or AllocateExpression } => true,
        CallStatement => true,
        _ => false,
    };

    private static bool IsRecordable(IrType type) => type is RealType or PassiveType { IsStorable: true };

    /// <summary>The number of loops around a statement inside of one loop.</summary>
    private static int Depth(PrimalNode node, PrimalNode loop)
    {
        int depth = 0;
        for (PrimalNode? around = node.EnclosingLoop; around is not null && !ReferenceEquals(around, loop); around = around.EnclosingLoop)
        {
            depth++;
        }

        return depth;
    }
}
