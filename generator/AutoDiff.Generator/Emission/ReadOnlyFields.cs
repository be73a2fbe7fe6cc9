using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Stores to fields that cannot be assigned, as those of a <c>readonly struct</c>: the object around is made anew.</summary>
internal static class ReadOnlyFields
{
    /// <summary>How many fields of the path lead to the innermost object that can be assigned as a whole; -1 where the place
    /// itself can.</summary>
    public static int Find(Place place, IReadOnlyDictionary<string, AggregateLayout> layouts)
    {
        IrType type = place.Indices.IsEmpty ? place.Base.Type : ((SequenceType)place.Base.Type).Element;
        for (int i = 0; i < place.Path.Count; i++)
        {
            if (!layouts.TryGetValue(type.Code, out AggregateLayout? layout) || FieldOf(layout, place.Path[i]) is not { } field)
            {
                return -1;
            }

            if (field.WriteCode.Length == 0 && layout.ConstructCode.Length > 0)
            {
                return i;
            }

            type = field.Type;
            if (field.IsProperty && i + 1 < place.Path.Count && type is AggregateType { Kind: AggregateKind.Struct or AggregateKind.Tuple }
                && layouts.TryGetValue(type.Code, out AggregateLayout? inner) && inner.ConstructCode.Length > 0)
            {
                return i + 1;
            }
        }

        return -1;
    }

    /// <summary>The object that <paramref name="owner"/> reads, with another value in the field that the rest of the path leads to.</summary>
    public static string Remade(
        IrType type,
        string owner,
        ReadOnlySpan<string> path,
        string token,
        CodeText value,
        IReadOnlyDictionary<string, AggregateLayout> layouts)
    {
        AggregateLayout layout = layouts[type.Code];
        var fields = new List<CodeText>();
        foreach (IrField field in layout.Fields)
        {
            string read = TemplateText.Fill(field.ReadCode, [CodeText.Constant(owner)]);
            fields.Add(CodeText.Constant(
                field.Name != path[0] ? read
                : path.Length > 1 ? Remade(field.Type, read, path.Slice(1), token, value, layouts)
                : token == "=" ? value.AsArgument()
                : $"{read} {token[0]} {value.At(Precedence.Additive + 1)}"));
        }

        return TemplateText.Fill(layout.Construction, fields);
    }

    private static IrField? FieldOf(AggregateLayout layout, string name) => layout.Fields.FirstOrDefault(field => field.Name == name);
}
