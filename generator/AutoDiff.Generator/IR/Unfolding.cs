namespace AutoDiff.Generator.IR;

/// <summary>The active reals of a struct or tuple, in declaration order.</summary>
internal static class Unfolding
{
    /// <summary>The paths of the active reals; empty where the aggregate holds anything else that is active.</summary>
    public static IReadOnlyList<Leaf> Leaves(AggregateType aggregate, IEnumerable<AggregateLayout> layouts)
    {
        var leaves = new List<Leaf>();
        return Collect(aggregate, "{0}", [], [.. layouts], leaves) ? leaves : [];
    }

    /// <summary>Whether the aggregate has fields that are no active reals, whose values come from another value of the type.</summary>
    public static bool HasPassiveParts(AggregateType aggregate, IReadOnlyList<AggregateLayout> layouts) =>
        LayoutOf(aggregate, layouts).Fields.Any(field => !field.IsActive || (field.Type is AggregateType inner && HasPassiveParts(inner, layouts)));

    public static AggregateLayout LayoutOf(AggregateType aggregate, IEnumerable<AggregateLayout> layouts) =>
        layouts.First(layout => layout.TypeCode == aggregate.Code);

    private static bool Collect(AggregateType aggregate, string code, string[] path, IReadOnlyList<AggregateLayout> layouts, List<Leaf> leaves)
    {
        AggregateLayout layout = LayoutOf(aggregate, layouts);
        if (layout.ConstructCode.Length == 0)
        {
            return false;
        }

        foreach (IrField field in layout.Fields.Where(static field => field.IsActive))
        {
            string read = field.ReadCode.Replace("{0}", code);
            string[] inner = [.. path, field.Name];
            switch (field.Type)
            {
                case RealType { Kind: not RealKind.Generic } real:
                    leaves.Add(new Leaf(read, inner, real));
                    break;
                case AggregateType { Kind: not AggregateKind.Class } part when Collect(part, read, inner, layouts, leaves):
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>An active real: the template that reads it, and its path of fields.</summary>
    internal sealed record Leaf(string Code, IReadOnlyList<string> Path, RealType Type);
}
