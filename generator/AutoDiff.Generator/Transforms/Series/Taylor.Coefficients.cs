using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Series;

/// <summary>Where a tuple, struct or record comes in, goes out or lies in memory, a coefficient of it is another of its type: one has the
/// coefficients of all real parts of one order. Passive parts count in the first.</summary>
internal sealed partial class Taylor
{
    /// <summary>The parameters whose coefficients have the parameter's type.</summary>
    private readonly Dictionary<int, IrVariable> wholes = [];

    /// <summary>What the caller gives for an active parameter.</summary>
    private IrVariable Taken(IrParameter parameter) => parameter.Variable.Type is AggregateType ? wholes[parameter.Variable.Id] : Series(parameter.Variable);

    /// <summary>The type of a coefficient of a value.</summary>
    private IrType Coefficient(IrType type, string what) => IsCoefficient(type)
        ? type
        : throw new TransformException(type is AggregateType ? $"{what} holds references to active data" : $"{what} is neither a plain real number nor a value of such");

    /// <summary>Whether a value of the type can hold the coefficients of its real parts.</summary>
    private bool IsCoefficient(IrType type) => type is RealType || (type is AggregateType { Kind: not AggregateKind.Class, IsDifferentiable: true } aggregate
        && layouts.TryGetValue(aggregate.Code, out AggregateLayout? layout) && layout.ConstructCode.Length > 0
        && layout.Fields.All(field => !field.IsActive || !field.Type.IsDifferentiable || IsCoefficient(field.Type)));

    /// <summary>Whether the place is (a part of) an element of memory of tuples or structs.</summary>
    private bool IsOfParts(Place place) => place.Base.Type is SequenceType { Element: AggregateType element } && IsCoefficient(element);

    /// <summary>The innermost parts of a value with their paths, in the order of declaration.</summary>
    private IEnumerable<(EquatableArray<string> Path, IrType Type, bool IsActive)> Leaves(IrType type, IReadOnlyList<string> path, bool isActive)
    {
        if (isActive && type is AggregateType { Kind: not AggregateKind.Class, IsDifferentiable: true } aggregate)
        {
            return LayoutOf(aggregate).Fields.SelectMany(field => Leaves(field.Type, [.. path, field.Name], field.IsActive && field.Type.IsDifferentiable));
        }

        return [(path.ToEquatableArray(), type, isActive)];
    }

    /// <summary>The parts of a parameter from its coefficients.</summary>
    private void TakeIn(IrParameter parameter, IrVariable coefficients)
    {
        var type = (AggregateType)parameter.Variable.Type;
        if (parameter.Mode == PassingMode.Out)
        {
            foreach ((EquatableArray<string> path, IrType leaf, bool isActive) in Leaves(type, [], isActive: true))
            {
                _ = isActive ? PartSlot(parameter.Variable, Name(path), (RealType)leaf) : PassivePart(parameter.Variable, Name(path), leaf);
            }

            return;
        }

        Spread(new Place(coefficients, EquatableArray.Of<Operand>(PassiveConstant.Int(0)), EquatableArray<string>.Empty, type), parameter.Variable, prologue);
    }

    /// <summary>The parts of a variable from an element of memory.</summary>
    private void LoadParts(Place place, IrVariable target, IrBuilder builder) => Spread(First(place, builder), target, builder);

    /// <summary>The parts of a variable from coefficients that begin at a place.</summary>
    private void Spread(Place first, IrVariable target, IrBuilder builder)
    {
        List<(EquatableArray<string> Path, IrType Type, bool IsActive)> leaves = [.. Leaves(first.Type, [], isActive: true)];
        foreach ((EquatableArray<string> path, IrType type, _) in leaves.Where(static leaf => !leaf.IsActive))
        {
            builder.Add(new AssignStatement(PassivePart(target, Name(path), type), new LoadExpression(Inner(first, path, type))));
        }

        foreach ((EquatableArray<string> path, IrType type, _) in leaves.Where(static leaf => leaf.IsActive))
        {
            _ = PartSlot(target, Name(path), (RealType)type);
        }

        EachTerm(builder, (body, k) =>
        {
            Place place = Later(first, k, body);
            foreach ((EquatableArray<string> path, IrType type, _) in leaves.Where(static leaf => leaf.IsActive))
            {
                Operand coefficient = body.Let(new LoadExpression(Inner(place, path, type)));
                body.Add(new StoreStatement(Place.Element(PartSlot(target, Name(path), (RealType)type), k), coefficient));
            }
        });
    }

    /// <summary>The series of one real part of an element.</summary>
    private void LoadPart(Place place, IrVariable target, IrBuilder builder)
    {
        Place first = First(place, builder);
        EachTerm(builder, (body, k) =>
        {
            Operand coefficient = body.Let(new LoadExpression(Later(first, k, body)));
            body.Add(new StoreStatement(Place.Element(target, k), coefficient));
        });
    }

    /// <summary>Gives an element of memory, or a part of one, the coefficients of a value.</summary>
    private void StoreParts(Place place, Operand value, IrBuilder builder)
    {
        Place first = First(place, builder);
        if (!variedness.IsActive(place))
        {
            builder.Add(new StoreStatement(first, Value(value, builder)));
            return;
        }

        Gather(first, value, builder);
    }

    /// <summary>Writes the coefficients of a value to a result or to a parameter.</summary>
    private void GiveOut(Operand value, IrVariable output, IrBuilder builder) =>
        Gather(new Place(output, EquatableArray.Of<Operand>(PassiveConstant.Int(0)), EquatableArray<string>.Empty, value.Type), value, builder);

    /// <summary>Writes the coefficients of a value from a place on.</summary>
    private void Gather(Place first, Operand value, IrBuilder builder)
    {
        Dictionary<string, Operand> sources = new(StringComparer.Ordinal);
        foreach ((EquatableArray<string> path, IrType type, bool isActive) in Leaves(value.Type, [], isActive: true))
        {
            Operand part = path.IsEmpty ? value : PartOf(value, path, type, isActive, builder);
            if (isActive && type is RealType real && !(part is VariableOperand { Variable: var variable } && IsSeries(variable)))
            {
                IrVariable constant = NewSlot(real, "");
                builder.Add(Call("Constant", real, part, new VariableOperand(constant)));
                part = new VariableOperand(constant);
            }
            else if (isActive && part is VariableOperand { Variable: { Type: RealType } varied })
            {
                part = new VariableOperand(Series(varied));
            }

            sources[Name(path)] = part;
        }

        EachTerm(builder, (body, k) => body.Add(new StoreStatement(Later(first, k, body), Whole(value.Type, "", isActive: true, sources, k, body))));
    }

    private Operand Whole(IrType type, string path, bool isActive, Dictionary<string, Operand> sources, IrVariable k, IrBuilder builder)
    {
        if (isActive && type is AggregateType { Kind: not AggregateKind.Class, IsDifferentiable: true } aggregate)
        {
            return builder.Let(new MakeExpression(
                LayoutOf(aggregate).Fields.Select(field => Whole(field.Type, path + "_" + field.Name, field.IsActive && field.Type.IsDifferentiable, sources, k, builder)).ToEquatableArray(),
                aggregate));
        }

        return isActive ? builder.Let(new LoadExpression(Place.Element(((VariableOperand)sources[path]).Variable, k))) : sources[path];
    }

    /// <summary>Adds to a real part of an element.</summary>
    private void AccumulatePart(AccumulateStatement accumulate, IrBuilder builder)
    {
        Place first = First(accumulate.Place, builder);
        if (!variedness.IsVaried(accumulate.Value))
        {
            builder.Add(accumulate with { Place = first });
            return;
        }

        IrVariable added = Series(((VariableOperand)accumulate.Value).Variable);
        EachTerm(builder, (body, k) =>
        {
            Operand coefficient = body.Let(new LoadExpression(Place.Element(added, k)));
            body.Add(accumulate with { Place = Later(first, k, body), Value = coefficient });
        });
    }

    /// <summary>The place of the first coefficient of an element.</summary>
    private Place First(Place place, IrBuilder builder)
    {
        List<Operand> indices = [.. place.Indices.Select(index => Value(index, builder))];
        indices[indices.Count - 1] = Scaled(indices[indices.Count - 1], builder);
        return place with { Base = Series(place.Base), Indices = indices.ToEquatableArray() };
    }

    /// <summary>The place of coefficient <paramref name="k"/>.</summary>
    private static Place Later(Place first, IrVariable k, IrBuilder builder)
    {
        List<Operand> indices = [.. first.Indices];
        Operand start = indices[indices.Count - 1];
        indices[indices.Count - 1] = start is PassiveConstant { Code: "0" }
            ? new VariableOperand(k)
            : builder.Let(new BinaryExpression(BinaryOperator.Add, start, new VariableOperand(k), PassiveType.Int32));
        return first with { Indices = indices.ToEquatableArray() };
    }

    private static Place Inner(Place place, EquatableArray<string> path, IrType type) =>
        place with { Path = place.Path.Concat(path).ToEquatableArray(), Type = type };

    private void EachTerm(IrBuilder builder, Action<IrBuilder, IrVariable> write)
    {
        IrVariable k = new(ids.Take(), "k", PassiveType.Int32);
        IrBuilder body = builder.Nested();
        write(body, k);
        builder.Add(new ForStatement(k, PassiveConstant.Int(0), Terms, 1, body.ToBlock()));
    }

    private static string Name(EquatableArray<string> path) => string.Concat(path.Select(static name => "_" + name));
}
