using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>The local functions with which a dense derivative walks the reals of structs, objects and nested memory: one of a kind for
/// each type that is met, in declaration order of its members.</summary>
internal sealed class ShadowFunctions(RealType real, EquatableArray<AggregateLayout> layouts, LocalNames names)
{
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);
    private readonly Queue<Action<IndentedWriter>> pending = new();

    /// <summary>The scalars that a type holds, each kind once; nothing where a shadow of it cannot be made or taken apart.</summary>
    public static bool AreKnown(IrType type, EquatableArray<AggregateLayout> layouts, HashSet<string> scalars) => AreKnown(type, layouts, scalars, []);

    private static bool AreKnown(IrType type, EquatableArray<AggregateLayout> layouts, HashSet<string> scalars, HashSet<string> open)
    {
        switch (type)
        {
            case RealType real:
                scalars.Add(real.Code);
                return true;
            case SequenceType { IsStorable: false, IsSpan: false }:
                return false;
            case SequenceType sequence:
                return AreKnown(sequence.Element, layouts, scalars, open);
            case AggregateType aggregate when !open.Add(aggregate.Code):
                return true;
            case AggregateType aggregate:
                AggregateLayout layout = LayoutOf(layouts, aggregate);
                return layout.Fields.All(field => !field.IsActive || (field.ReadCode.Length > 0 && AreKnown(field.Type, layouts, scalars, open)))
                    && (layout.ConstructCode.Length > 0 || (!IsObject(aggregate) && layout.Fields.All(static field => !field.IsActive || field.WriteCode.Length > 0)));
            default:
                return false;
        }
    }

    /// <summary>The number of reals in a value, as C#.</summary>
    public string Count(IrType type, string value) => type is RealType ? "1" : $"{Function("Count", type)}({View(type, value)})";

    /// <summary>A shadow of a value's shape that is one at a real, the one before which <paramref name="at"/> others come, and zero
    /// elsewhere.</summary>
    public string Unit(IrType type, string value, string at) =>
        type is RealType ? $"{at}-- == 0 ? {Constant(1)} : {Constant(0)}" : $"{Function("Unit", type)}({View(type, value)}, ref {at})";

    /// <summary>A statement that copies the reals of a value to every <paramref name="stride"/>-th element.</summary>
    public string Store(IrType type, string value, string target, string stride, string at) => type is RealType
        ? $"{target}[{at}++ * {stride}] = {value};"
        : $"{Function("Store", type)}({View(type, value)}, {target}, {stride}, ref {at});";

    /// <summary>A statement that copies elements to the reals behind a reference.</summary>
    public string Load(IrType type, string value, string source, string at) => $"{Function("Load", type)}({View(type, value)}, {source}, ref {at});";

    /// <summary>Writes the functions that were used.</summary>
    public void Write(IndentedWriter writer)
    {
        while (pending.Count > 0)
        {
            writer.Line("");
            pending.Dequeue()(writer);
        }
    }

    private static bool IsObject(AggregateType type) => type.Kind is not (AggregateKind.Struct or AggregateKind.Tuple);

    private static AggregateLayout LayoutOf(EquatableArray<AggregateLayout> layouts, AggregateType type) => layouts.First(layout => layout.TypeCode == type.Code);

    private IEnumerable<IrField> ActiveFields(AggregateType type) => LayoutOf(layouts, type).Fields.Where(static field => field.IsActive);

    private string Constant(double value) => ConstantPrinter.Print(new RealConstant(value, real));

    private static string View(IrType type, string value) =>
        type is SequenceType { Kind: SequenceKind.Memory or SequenceKind.ReadOnlyMemory } ? value + ".Span" : value;

    private static string ViewCode(IrType type) => type is SequenceType { Kind: SequenceKind.Span or SequenceKind.ReadOnlySpan or SequenceKind.Memory or SequenceKind.ReadOnlyMemory } s
        ? $"global::System.{(s.Kind is SequenceKind.Span or SequenceKind.Memory ? "" : "ReadOnly")}Span<{s.Element.Code}>"
        : type.Code;

    private string Function(string kind, IrType type)
    {
        string key = kind + " " + ViewCode(type);
        if (!known.TryGetValue(key, out string? name))
        {
            known[key] = name = names.New(kind + NameOf(type));
            string chosen = name;
            pending.Enqueue(kind switch
            {
                "Count" => writer => WriteCount(writer, chosen, type),
                "Unit" => writer => WriteUnit(writer, chosen, type),
                "Store" => writer => WriteStore(writer, chosen, type),
                _ => writer => WriteLoad(writer, chosen, type),
            });
        }

        return name;
    }

    private static string NameOf(IrType type)
    {
        string[] words = [.. TemplateText.Words(type.Code).Where(static word => word is not ("global" or "System" or "Collections" or "Generic" or "Numerics"))];
        string name = string.Concat(words.Skip(Math.Max(0, words.Length - 2)).Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        return type is SequenceType { Kind: SequenceKind.Array or SequenceKind.RectangularArray } ? name + "Array" : name;
    }

    private void WriteCount(IndentedWriter writer, string name, IrType type)
    {
        writer.Line($"static int {name}({ViewCode(type)} primal)");
        writer.Open();
        LeaveNull(writer, type, "return 0;");
        switch (type)
        {
            case SequenceType { Element: RealType } sequence:
                writer.Line($"return primal.{LengthOf(sequence)};");
                break;
            case SequenceType sequence:
                writer.Line("int count = 0;");
                writer.Line($"foreach ({sequence.Element.Code} element in primal)");
                writer.Open();
                writer.Line($"count += {Count(sequence.Element, "element")};");
                writer.Close();
                writer.Line("return count;");
                break;
            case AggregateType aggregate:
                writer.Line($"return {WrapperText.Sum(ActiveFields(aggregate).Select(field => Count(field.Type, Read(field, "primal"))))};");
                break;
        }

        writer.Close();
    }

    private void WriteUnit(IndentedWriter writer, string name, IrType type)
    {
        string result = type is SequenceType { Kind: SequenceKind.Span or SequenceKind.ReadOnlySpan or SequenceKind.Memory or SequenceKind.ReadOnlyMemory } view ? view.Element.Code + "[]" : type.Code;
        writer.Line($"static {result} {name}({ViewCode(type)} primal, ref int at)");
        writer.Open();
        LeaveNull(writer, type, "return null!;");
        switch (type)
        {
            case SequenceType { Kind: SequenceKind.RectangularArray } sequence:
                string[] dimensions = [.. Enumerable.Range(0, sequence.Rank).Select(static k => $"primal.GetLength({Text(k)})")];
                writer.Line($"var shadow = {NewArray(sequence.Element.Code, string.Join(", ", dimensions))};");
                string indices = string.Join(", ", Enumerable.Range(0, sequence.Rank).Select(static k => "i" + Text(k)));
                OverIndices(writer, sequence, () => writer.Line($"shadow[{indices}] = {Unit(sequence.Element, $"primal[{indices}]", "at")};"));
                break;
            case SequenceType { Kind: SequenceKind.List } sequence:
                writer.Line($"var shadow = new {sequence.Code}(primal.Count);");
                writer.Line($"foreach ({sequence.Element.Code} element in primal)");
                writer.Open();
                writer.Line($"shadow.Add({Unit(sequence.Element, "element", "at")});");
                writer.Close();
                break;
            case SequenceType sequence:
                writer.Line($"var shadow = {NewArray(sequence.Element.Code, "primal.Length")};");
                writer.Line("for (int i = 0; i < shadow.Length; i++)");
                writer.Open();
                writer.Line($"shadow[i] = {Unit(sequence.Element, "primal[i]", "at")};");
                writer.Close();
                break;
            case AggregateType aggregate:
                WriteUnitOf(writer, aggregate);
                break;
        }

        writer.Line("return shadow;");
        writer.Close();
    }

    private void WriteUnitOf(IndentedWriter writer, AggregateType aggregate)
    {
        AggregateLayout layout = LayoutOf(layouts, aggregate);
        var parts = new List<CodeText>();
        for (int i = 0; i < layout.Fields.Count; i++)
        {
            IrField field = layout.Fields[i];
            string part = "part" + Text(i);
            parts.Add(CodeText.Constant(field.IsActive ? part : field.ReadCode.Length > 0 ? Read(field, "primal") : "default!"));
            if (field.IsActive)
            {
                writer.Line($"{field.Type.Code} {part} = {Unit(field.Type, Read(field, "primal"), "at")};");
            }
        }

        if (layout.ConstructCode.Length > 0)
        {
            writer.Line($"{aggregate.Code} shadow = {TemplateText.Fill(layout.ConstructCode, parts)};");
            return;
        }

        writer.Line($"{aggregate.Code} shadow = primal;");
        for (int i = 0; i < layout.Fields.Count; i++)
        {
            if (layout.Fields[i].IsActive)
            {
                writer.Line($"{TemplateText.Fill(layout.Fields[i].WriteCode, [CodeText.Constant("shadow")])} = part{Text(i)};");
            }
        }
    }

    private void WriteStore(IndentedWriter writer, string name, IrType type)
    {
        writer.Line($"static void {name}({ViewCode(type)} shadow, global::System.Span<{real.Code}> target, int stride, ref int at)");
        writer.Open();
        LeaveNull(writer, type, "return;", "shadow");
        switch (type)
        {
            case SequenceType sequence:
                writer.Line($"foreach ({sequence.Element.Code} element in shadow)");
                writer.Open();
                writer.Line(Store(sequence.Element, "element", "target", "stride", "at"));
                writer.Close();
                break;
            case AggregateType aggregate:
                foreach (IrField field in ActiveFields(aggregate))
                {
                    writer.Line(Store(field.Type, Read(field, "shadow"), "target", "stride", "at"));
                }

                break;
        }

        writer.Close();
    }

    /// <summary>Objects and memory take their reals back in place; a struct in them is made again.</summary>
    private void WriteLoad(IndentedWriter writer, string name, IrType type)
    {
        writer.Line($"static void {name}({ViewCode(type)} primal, global::System.ReadOnlySpan<{real.Code}> source, ref int at)");
        writer.Open();
        LeaveNull(writer, type, "return;");
        switch (type)
        {
            case SequenceType { Kind: SequenceKind.RectangularArray } sequence:
                string indices = string.Join(", ", Enumerable.Range(0, sequence.Rank).Select(static k => "i" + Text(k)));
                OverIndices(writer, sequence, () => LoadPart(writer, sequence.Element, $"primal[{indices}]"));
                break;
            case SequenceType sequence:
                writer.Line($"for (int i = 0; i < primal.{LengthOf(sequence)}; i++)");
                writer.Open();
                LoadPart(writer, sequence.Element, "primal[i]");
                writer.Close();
                break;
            case AggregateType aggregate:
                foreach (IrField field in ActiveFields(aggregate))
                {
                    LoadPart(writer, field.Type, Read(field, "primal"), field.WriteCode.Length > 0);
                }

                break;
        }

        writer.Close();
    }

    private void LoadPart(IndentedWriter writer, IrType type, string place, bool isWritable = true)
    {
        switch (type)
        {
            case RealType when isWritable:
                writer.Line($"{place} = source[at++];");
                break;
            case RealType:
                writer.Line("at++;");
                break;
            case AggregateType { Kind: AggregateKind.Struct or AggregateKind.Tuple } aggregate when isWritable && ActiveFields(aggregate).All(static field => field.WriteCode.Length > 0):
                string copy = "copy" + Text(place.Length);
                writer.Open();
                writer.Line($"{aggregate.Code} {copy} = {place};");
                foreach (IrField field in ActiveFields(aggregate))
                {
                    LoadPart(writer, field.Type, Read(field, copy));
                }

                writer.Line($"{place} = {copy};");
                writer.Close();
                break;
            case AggregateType { Kind: AggregateKind.Struct or AggregateKind.Tuple }:
                writer.Line($"at += {Count(type, place)};");
                break;
            default:
                writer.Line(Load(type, place, "source", "at"));
                break;
        }
    }

    private static void OverIndices(IndentedWriter writer, SequenceType type, Action body)
    {
        for (int k = 0; k < type.Rank; k++)
        {
            writer.Line($"for (int i{Text(k)} = 0; i{Text(k)} < primal.GetLength({Text(k)}); i{Text(k)}++)");
            writer.Open();
        }

        body();
        for (int k = 0; k < type.Rank; k++)
        {
            writer.Close();
        }
    }

    private static void LeaveNull(IndentedWriter writer, IrType type, string leave, string value = "primal")
    {
        if (type is SequenceType { Kind: SequenceKind.Array or SequenceKind.RectangularArray or SequenceKind.List } || (type is AggregateType aggregate && IsObject(aggregate)))
        {
            writer.Line($"if ({value} is null)");
            writer.Open();
            writer.Line(leave);
            writer.Close();
        }
    }

    private static string LengthOf(SequenceType type) => type.Kind == SequenceKind.List ? "Count" : "Length";

    private static string Read(IrField field, string value) => TemplateText.Fill(field.ReadCode, [CodeText.Constant(value)]);

    /// <summary><c>new double[n][]</c> for the element <c>double[]</c>.</summary>
    private static string NewArray(string element, string lengths)
    {
        int end = element.Length;
        while (end > 0 && element[end - 1] == ']')
        {
            end = element.LastIndexOf('[', end - 1);
        }

        return $"new {element.Substring(0, end)}[{lengths}]{element.Substring(end)}";
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
