using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Classes that contain themselves, directly or through others: lists, trees, graphs. What is done to such a structure is
/// written as a lambda that says it for an object of each type; the runtime goes from object to object.</summary>
internal sealed class RecursiveTypes(EquatableArray<AggregateLayout> layouts)
{
    private const string Shadow = "global::AutoDiff.CompilerServices.Shadow.";

    /// <summary>Whether objects of the type can hold objects of the type.</summary>
    public bool Contains(IrType type) => type is AggregateType { Kind: AggregateKind.Class } aggregate && SafeParts(aggregate).Any(part => Reaches(part, aggregate, []));

    /// <summary>A statement with one operand, the root of what is set to zero.</summary>
    public string Clear(AggregateType root) => $"{Shadow}ClearGraph({{0}}, static (part, graph) => {{{{ {Chain(root, static (_, name) => $"part is {name}", ClearOne)} }}}})";

    /// <summary>A statement with two operands: what is added, and to what.</summary>
    public string Add(AggregateType root) =>
        $"{Shadow}AddGraph({{0}}, {{1}}, static (source, target, graph) => {{{{ {Chain(root, static (part, name) => $"source is {name} && target is {part} to{name.Substring(name.LastIndexOf(' ') + 1)}", AddOne)} }}}})";

    /// <summary>An expression with one operand, of whose shape the new structure is.</summary>
    public string Make(AggregateType root, bool keepsValues)
    {
        string arms = string.Join(" ", Reached(root).Select((part, i) => $"{Escape(part.Code)} p{i} => {MakeOne(part, "p" + i, keepsValues)},"));
        return $"{Shadow}MakeGraph({{0}}, static (part, graph) => part switch {{{{ {arms} _ => throw new global::System.ArgumentException(part.GetType().Name) }}}})";
    }

    /// <summary>A lambda that compares the shapes of a primal and its shadow.</summary>
    public string Compare(AggregateType root) =>
        $"static (source, target, graph) => {{{{ {Chain(root, static (part, name) => $"source is {name} && target is {part} to{name.Substring(name.LastIndexOf(' ') + 1)}", CompareOne)} }}}}";

    private string Chain(AggregateType root, Func<string, string, string> test, Func<IrType, string, IEnumerable<string>> body)
    {
        // A derived class has more fields than its base, and its objects are of both types.
        IEnumerable<string> branches = Reached(root).Select((part, i) =>
        {
            string code = Escape(part.Code);
            return $"if ({test(code, $"{code} p{i}")}) {{{{ {string.Join(" ", body(part, "p" + i))} }}}}";
        });
        return string.Join(" else ", branches);
    }

    private IEnumerable<string> ClearOne(IrType type, string name) => type switch
    {
        SequenceType { Kind: SequenceKind.List, Element: var element } when IsFlat(element) => [$"global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan({name}).Clear();"],
        SequenceType { Element: var element } when IsFlat(element) => [$"global::System.Array.Clear({name});"],
        SequenceType => [$"graph.VisitEach({name});"],
        _ => FieldsOf((AggregateType)type).SelectMany(field => ClearPart(field, name)),
    };

    private IEnumerable<string> ClearPart(IrField field, string owner) =>
        IsPart(field.Type) ? [$"graph.Visit({Read(field, owner)});"]
        : IsFlat(field.Type) ? [$"{Write(field, owner)} = default;"]
        : FieldsOf((AggregateType)field.Type).SelectMany(inner => ClearPart(inner, Place(field, owner)));

    private IEnumerable<string> AddOne(IrType type, string name) => type switch
    {
        SequenceType { Rank: 1, Element: var element } sequence when IsFlat(element) =>
            [$"for (int i = 0; i < {name}.{LengthOf(sequence)}; i++) {{{{ to{name}[i] = {Sum(element, $"to{name}[i]", name + "[i]")}; }}}}"],
        SequenceType { Element: var element } when IsFlat(element) => throw new TransformException($"adjoints of type {type.Code} inside of objects that contain themselves cannot be added"),
        SequenceType => [$"graph.PairEach({name}, to{name});"],
        _ => FieldsOf((AggregateType)type).SelectMany(field => AddPart(field, name, "to" + name)),
    };

    private IEnumerable<string> AddPart(IrField field, string source, string target) =>
        IsPart(field.Type) ? [$"graph.Pair({Read(field, source)}, {Read(field, target)});"]
        : IsFlat(field.Type) ? [$"{Write(field, target)} = {Sum(field.Type, Read(field, target), Read(field, source))};"]
        : FieldsOf((AggregateType)field.Type).SelectMany(inner => AddPart(inner, Place(field, source), Place(field, target)));

    private IEnumerable<string> CompareOne(IrType type, string name) => type switch
    {
        SequenceType { Kind: SequenceKind.Array or SequenceKind.List, Element: var element } sequence when IsFlat(element) => [$"graph.RequireLength({name}.{LengthOf(sequence)}, to{name}.{LengthOf(sequence)});"],
        SequenceType { Element: var element } when IsFlat(element) => [$"graph.RequireLength({name}.Length, to{name}.Length);"],
        SequenceType => [$"graph.PairEach({name}, to{name});"],
        _ => FieldsOf((AggregateType)type).SelectMany(field => ComparePart(field, name, "to" + name)),
    };

    private IEnumerable<string> ComparePart(IrField field, string source, string target) =>
        IsPart(field.Type) ? [$"graph.Pair({Read(field, source)}, {Read(field, target)});"]
        : IsFlat(field.Type) ? []
        : FieldsOf((AggregateType)field.Type).SelectMany(inner => ComparePart(inner, Place(field, source), Place(field, target)));

    private string MakeOne(IrType type, string name, bool keepsValues)
    {
        if (type is SequenceType { Element: var element })
        {
            return IsFlat(element) ? $"{Shadow}{(keepsValues ? "Copy" : "ZerosLike")}({name})" : $"graph.Each({name})";
        }

        return Construct((AggregateType)type, name, keepsValues);
    }

    private string Construct(AggregateType type, string name, bool keepsValues)
    {
        AggregateLayout layout = LayoutOf(type);
        if (layout.ConstructCode.Length == 0)
        {
            throw new TransformException($"an object of type {type.Code} cannot be made from its fields; give it a constructor that only assigns them, or settable members");
        }

        string code = layout.ConstructCode;
        for (int i = 0; i < layout.Fields.Count; i++)
        {
            IrField field = layout.Fields[i];
            string value = !field.IsActive || (keepsValues && IsFlat(field.Type)) ? field.ReadCode.Length > 0 ? Read(field, name) : $"default({Escape(field.Type.Code)})!"
                : IsPart(field.Type) ? $"graph.Of({Read(field, name)})!"
                : IsFlat(field.Type) ? $"default({Escape(field.Type.Code)})!"
                : Construct((AggregateType)field.Type, Place(field, name), keepsValues);
            code = code.Replace("{" + i + "}", value);
        }

        return code;
    }

    private string Sum(IrType type, string left, string right)
    {
        if (type is RealType)
        {
            return $"{left} + {right}";
        }

        AggregateLayout layout = LayoutOf((AggregateType)type);
        string code = layout.ConstructCode.Length > 0 ? layout.ConstructCode : throw new TransformException($"adjoints of type {type.Code} cannot be made from their fields");
        for (int i = 0; i < layout.Fields.Count; i++)
        {
            IrField field = layout.Fields[i];
            code = code.Replace("{" + i + "}", field.IsActive ? Sum(field.Type, Read(field, left), Read(field, right)) : Read(field, left));
        }

        return code;
    }

    /// <summary>The types of objects, arrays and lists that a structure is made of; those with the most fields first.</summary>
    private List<IrType> Reached(AggregateType root)
    {
        var found = new List<IrType>();
        var work = new Stack<IrType>([root]);
        while (work.Count > 0)
        {
            IrType type = work.Pop();
            if (found.Any(known => known.Code == type.Code))
            {
                continue;
            }

            found.Add(type);
            foreach (IrType part in PartsOf(type))
            {
                work.Push(part);
            }
        }

        return [.. found.OrderByDescending(type => type is AggregateType aggregate ? LayoutOf(aggregate).Fields.Count : 0)];
    }

    /// <summary>The reference types that values of a type refer to.</summary>
    private IEnumerable<IrType> PartsOf(IrType type) => type switch
    {
        SequenceType { Element: var element } => element.IsDifferentiable ? Parts(element) : [],
        AggregateType aggregate => LayoutOf(aggregate).Fields.Where(static field => field.IsActive).SelectMany(field => Parts(field.Type)),
        _ => [],
    };

    private IEnumerable<IrType> Parts(IrType type) => type switch
    {
        SequenceType { Kind: SequenceKind.Array or SequenceKind.List or SequenceKind.RectangularArray } or AggregateType { Kind: AggregateKind.Class } => [type],
        SequenceType => throw new TransformException($"memory of type {type.Code} inside of objects that contain themselves"),
        AggregateType => PartsOf(type),
        _ => [],
    };

    private bool Reaches(IrType from, AggregateType target, HashSet<string> seen) =>
        from.Code == target.Code || (seen.Add(from.Code) && SafeParts(from).Any(part => Reaches(part, target, seen)));

    private IEnumerable<IrType> SafeParts(IrType type) => type switch
    {
        SequenceType { Element: var element } => [element],
        AggregateType aggregate => LayoutOf(aggregate).Fields.Where(static field => field.IsActive).Select(static field => field.Type),
        _ => [],
    };

    private static bool IsPart(IrType type) => type is SequenceType or AggregateType { Kind: AggregateKind.Class };

    private bool IsFlat(IrType type) => type switch
    {
        SequenceType or AggregateType { Kind: AggregateKind.Class } => false,
        AggregateType aggregate => FieldsOf(aggregate).All(field => IsFlat(field.Type)),
        _ => true,
    };

    private IEnumerable<IrField> FieldsOf(AggregateType type) => LayoutOf(type).Fields.Where(static field => field.IsActive);

    private AggregateLayout LayoutOf(AggregateType type) => layouts.First(layout => layout.TypeCode == type.Code);

    private static string Read(IrField field, string owner) => field.ReadCode.Length > 0
        ? field.ReadCode.Replace("{0}", owner)
        : throw new TransformException($"'{field.Name}' cannot be read here");

    private static string Write(IrField field, string owner) => field.WriteCode.Length > 0
        ? field.WriteCode.Replace("{0}", owner)
        : throw new TransformException($"the adjoint of '{field.Name}' cannot be written");

    /// <summary>A struct whose own fields can be assigned in place.</summary>
    private static string Place(IrField field, string owner) => field.IsProperty
        ? throw new TransformException($"'{field.Name}' is a property with a struct that refers to other objects; make it a field")
        : Read(field, owner);

    private static string LengthOf(SequenceType type) => type.Kind == SequenceKind.List ? "Count" : "Length";

    private static string Escape(string code) => code.Replace("{", "{{").Replace("}", "}}");
}
