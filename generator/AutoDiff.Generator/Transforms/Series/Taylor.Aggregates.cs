using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Series;

/// <summary>Tuples, structs and records, part by part: each real part that carries a derivative has its own series, any other is a
/// variable.</summary>
internal sealed partial class Taylor
{
    /// <summary>The passive parts of tuples and structs that also hold series, by variable and path.</summary>
    private readonly Dictionary<(int Variable, string Path), IrVariable> passiveParts = [];

    /// <summary>Gives the parts of a variable the values of the parts of an expression.</summary>
    private void Aggregate(IrVariable target, Expression value, IrBuilder builder)
    {
        switch (value)
        {
            case MakeExpression make:
                AggregateLayout layout = LayoutOf(make.Aggregate);
                // All are read before one is written: a value may be made from its own parts.
                bool readsTarget = make.Fields.Any(field => field is VariableOperand { Variable: var read } && read.Id == target.Id);
                if (readsTarget)
                {
                    throw new TransformException($"'{target.Name}' is a part of its own new value");
                }

                for (int i = 0; i < layout.Fields.Count; i++)
                {
                    SetParts(target, "_" + layout.Fields[i].Name, layout.Fields[i].Type, layout.Fields[i].IsActive, make.Fields[i], [], builder);
                }

                break;
            case UseExpression use:
                SetParts(target, "", target.Type, isActive: true, use.Value, [], builder);
                break;
            case LoadExpression { Place: { Indices.IsEmpty: true } place }:
                SetParts(target, "", target.Type, isActive: true, new VariableOperand(place.Base), place.Path, builder);
                break;
            case LoadExpression { Place: var place } when variedness.IsVaried(place.Base) && IsOfParts(place):
                LoadParts(place, target, builder);
                break;
            case var _ when !variedness.IsVaried(value):
                SetParts(target, "", target.Type, isActive: true, builder.Let(Passive(value, builder)), [], builder);
                break;
            default:
                throw new TransformException($"active data is kept in a '{target.Type.Code}', which has no form for series");
        }
    }

    /// <summary>Gives a part of a variable, or the whole of it, the value of a part of an operand.</summary>
    private void SetParts(IrVariable target, string path, IrType type, bool isActive, Operand value, IReadOnlyList<string> valuePath, IrBuilder builder)
    {
        if (type is AggregateType { Kind: not AggregateKind.Class } inner && isActive && inner.IsDifferentiable)
        {
            foreach (IrField field in LayoutOf(inner).Fields)
            {
                SetParts(target, path + "_" + field.Name, field.Type, field.IsActive && field.Type.IsDifferentiable, value, [.. valuePath, field.Name], builder);
            }

            return;
        }

        Operand part = valuePath.Count == 0 ? value : PartOf(value, valuePath, type, isActive, builder);
        switch (type)
        {
            case RealType real when isActive:
                SetSeries(PartSlot(target, path, real), part, builder);
                break;
            case SequenceType when isActive:
                builder.Add(new AssignStatement(PartMemory(target, path, type), Memory(new UseExpression(part), builder)));
                break;
            case var _ when !isActive || !type.IsDifferentiable:
                builder.Add(new AssignStatement(PassivePart(target, path, type), new UseExpression(Value(part, builder))));
                break;
            default:
                throw new TransformException($"active data is kept in a '{type.Code}', which has no form for series");
        }
    }

    private void SetSeries(IrVariable slot, Operand part, IrBuilder builder) =>
        builder.Add(part is VariableOperand { Variable: var variable } && IsSeries(variable)
            ? new CopyStatement(variable.Type is RealType ? Series(variable) : variable, slot)
            : Call("Constant", (RealType)part.Type, part, new VariableOperand(slot)));

    /// <summary>A part of an operand: a series, or the value of what is passive.</summary>
    private Operand PartOf(Operand value, IReadOnlyList<string> path, IrType type, bool isActive, IrBuilder builder)
    {
        if (value is not VariableOperand { Variable: var variable })
        {
            variable = builder.Let(new UseExpression(value)).Variable;
        }

        string name = string.Concat(path.Select(static part => "_" + part));
        return !variedness.IsVaried(variable) ? builder.Let(new LoadExpression(new Place(variable, EquatableArray<Operand>.Empty, path.ToEquatableArray(), type)))
            : !isActive ? new VariableOperand(PassivePart(variable, name, type))
            : parts.TryGetValue((variable.Id, name), out IrVariable? known) ? new VariableOperand(known)
            : throw new TransformException($"the part '{path[path.Count - 1]}' of a '{variable.Type.Code}' has no form for series");
    }

    /// <summary>An active real part of a result.</summary>
    private Operand PartOf(Operand value, string path, IrBuilder builder)
    {
        (EquatableArray<string> names, IrType type, _) = Leaves(value.Type, [], isActive: true).First(leaf => path == string.Concat(leaf.Path.Select(static name => "_" + name)));
        return PartOf(value, names, type, isActive: true, builder);
    }

    private IrVariable PartSlot(IrVariable variable, string path, RealType real) => parts.TryGetValue((variable.Id, path), out IrVariable? known)
        ? known
        : parts[(variable.Id, path)] = NewSlot(real, PartName(variable, path));

    private IrVariable PartMemory(IrVariable variable, string path, IrType type)
    {
        if (!parts.TryGetValue((variable.Id, path), out IrVariable? known))
        {
            parts[(variable.Id, path)] = known = new IrVariable(ids.Take(), PartName(variable, path), SeriesType(type));
            prologue.Add(new DeclareStatement(known, IsZeroed: true));
        }

        return known;
    }

    /// <summary>The variable that holds a passive part.</summary>
    private IrVariable PassivePart(IrVariable variable, string path, IrType type)
    {
        if (!passiveParts.TryGetValue((variable.Id, path), out IrVariable? known))
        {
            passiveParts[(variable.Id, path)] = known = new IrVariable(ids.Take(), PartName(variable, path), type);
            prologue.Add(new DeclareStatement(known, IsZeroed: true));
        }

        return known;
    }

    private static string PartName(IrVariable variable, string path) => variable.Name.Length == 0 ? path.Substring(1) : variable.Name + path;

    private IrVariable Part(Place place) => parts.TryGetValue((place.Base.Id, PathOf(place)), out IrVariable? known)
        ? known
        : throw new TransformException($"the part '{place.Path[place.Path.Count - 1]}' of a '{place.Base.Type.Code}' has no form for series");

    /// <summary>What code without a derivative sees of a part.</summary>
    private VariableOperand PassivePart(Place place) => variedness.IsActive(place)
        ? throw new InvalidOperationException("An active part carries a derivative.")
        : new VariableOperand(PassivePart(place.Base, PathOf(place), place.Type));

    /// <summary>A whole value, without the series of its parts.</summary>
    private Operand ValueOf(IrVariable variable, string path, IrType type, IrBuilder builder)
    {
        List<Operand> fields = [];
        foreach (IrField field in LayoutOf((AggregateType)type).Fields)
        {
            string inner = path + "_" + field.Name;
            fields.Add(field switch
            {
                { IsActive: true, Type: AggregateType { Kind: not AggregateKind.Class, IsDifferentiable: true } } => ValueOf(variable, inner, field.Type, builder),
                { IsActive: true, Type: RealType } when parts.TryGetValue((variable.Id, inner), out IrVariable? slot) =>
                    builder.Let(new LoadExpression(Place.Element(slot, PassiveConstant.Int(0)))),
                _ when !field.IsActive || !field.Type.IsDifferentiable => new VariableOperand(PassivePart(variable, inner, field.Type)),
                _ => throw new TransformException($"code without a derivative reads '{variable.Name}' of type '{variable.Type.Code}' as a whole"),
            });
        }

        return builder.Let(new MakeExpression(fields.ToEquatableArray(), (AggregateType)type));
    }

    private static string PathOf(Place place) => string.Concat(place.Path.Select(static name => "_" + name));

    private AggregateLayout LayoutOf(AggregateType type) => layouts.TryGetValue(type.Code, out AggregateLayout? layout)
        ? layout
        : throw new TransformException($"active data is kept in a '{type.Code}', which has no form for series");
}
