using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Follows memory that other memory refers to: objects, rows of jagged arrays, lists of either. Its adjoints form a
/// structure of the same shape, which the forward sweep builds beside the primal one.</summary>
/// <remarks>
/// <code>
/// p = new P(x, w)        pAdjoint = new P(0, wAdjoint)
/// rows[i] = row          rowsAdjoint[i] = rowAdjoint
/// q = rows[i]            qAdjoint = rowsAdjoint[i]
/// </code>
/// The statements that build it are part of the primal from here on, so that what the reverse sweep needs of them is
/// recorded like any other value. A forward half does not have the adjoints of its parameters: it makes zeros in their place,
/// which the reverse half fills at its beginning and hands over at its end.
/// </remarks>
internal sealed class LinkedShadows
{
    private readonly PrimalTree tree;
    private readonly VariableIds ids;
    private readonly EquatableArray<AggregateLayout> layouts;
    private readonly Dictionary<int, IrVariable> parameterShadows;
    private readonly bool isSplit;
    private readonly HashSet<int> linked = [];

    private LinkedShadows(PrimalTree tree, VariableIds ids, Dictionary<int, IrVariable> parameterShadows, bool isSplit)
    {
        this.tree = tree;
        this.ids = ids;
        this.parameterShadows = parameterShadows;
        this.isSplit = isSplit;
        layouts = tree.Method.Layouts;
    }

    /// <summary>The variables that hold the adjoints, by the id of the variable they shadow.</summary>
    public Dictionary<int, IrVariable> Shadows { get; } = [];

    /// <summary>In a split method, the zeros that stand for adjoints of parameters.</summary>
    public List<(IrParameter Parameter, IrVariable Shadow, IrVariable StandIn)> StandIns { get; } = [];

    /// <summary>Adds the bookkeeping to a versioned method; <paramref name="links"/> is null where there is nothing to follow.</summary>
    public static IrMethod Apply(IrMethod method, VariableIds ids, Dictionary<int, IrVariable> parameterShadows, bool isSplit, out LinkedShadows? links)
    {
        links = new LinkedShadows(new PrimalTree(method), ids, parameterShadows, isSplit);
        if (!links.Find())
        {
            links = null;
            return method;
        }

        links.RequireOwnContainers();
        IrBuilder builder = new(ids);
        links.BeginParameters(builder);
        links.Rewrite(method.Body, builder);
        return method with { Body = builder.ToBlock() };
    }

    private static bool IsFollowed(IrType type) => type is SequenceType { IsDifferentiable: true, IsStorable: true } or AggregateType { Kind: AggregateKind.Class, HasActiveFields: true };

    private static bool IsLink(IrType type) => MemoryRoots.IsMemory(type) && type.IsDifferentiable;

    /// <summary>Grows the set of followed variables from objects made, memory stored in memory, and results that are not plain.</summary>
    private bool Find()
    {
        foreach (PrimalNode node in tree.All)
        {
            switch (node.Statement)
            {
                case LetStatement { Value: MakeExpression { Aggregate: { Kind: AggregateKind.Class, HasActiveFields: true } } } s:
                    linked.Add(s.Target.Id);
                    break;
                case StoreStatement s when IsLink(s.Place.Type):
                    linked.Add(s.Place.Base.Id);
                    break;
                case CopyStatement s when IsLink(((SequenceType)s.Destination.Type).Element):
                    linked.Add(s.Destination.Id);
                    break;
                case EffectStatement s when ListCode.Read(s) is { } change && IsLink(((SequenceType)change.List.Type).Element):
                    linked.Add(change.List.Id);
                    break;
                case AssignStatement s when s.Target.Type is AggregateType && IsFollowed(s.Target.Type):
                    linked.Add(s.Target.Id);
                    break;
                case CallStatement s:
                    foreach (IrVariable result in s.Results.Where(static result => IsFollowed(result.Type) && result.Type is not SequenceType { Kind: SequenceKind.Array, Element: RealType }))
                    {
                        linked.Add(result.Id);
                    }

                    break;
            }
        }

        if (linked.Count == 0)
        {
            return false;
        }

        linked.UnionWith(tree.All.Select(static node => node.Statement).OfType<AssignStatement>().Where(static s => IsFollowed(s.Target.Type)).Select(static s => s.Target.Id));
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (PrimalNode node in tree.All)
            {
                changed |= Grow(node.Statement);
            }
        }

        return true;
    }

    private bool Grow(IrStatement statement)
    {
        switch (statement)
        {
            case LetStatement s when IsLink(s.Target.Type):
                return Grow(s.Target, s.Value);
            case AssignStatement s when IsLink(s.Target.Type):
                return Grow(s.Target, s.Value);
            case StoreStatement s when IsLink(s.Place.Type):
                return Link(s.Place.Base) | Link(s.Value);
            case EffectStatement s when ListCode.Read(s) is { Value: { } added } change && IsLink(added.Type):
                return Link(change.List) | Link(added);
            case CopyStatement s when IsLink(((SequenceType)s.Destination.Type).Element):
                return Link(s.Destination) | Link(s.Source);
            default:
                return false;
        }
    }

    private bool Grow(IrVariable target, Expression value)
    {
        switch (value)
        {
            case UseExpression { Value: VariableOperand { Variable: var source } }:
                return Both(target, source);
            case SliceExpression slice:
                return Both(target, slice.Sequence);
            case LoadExpression load when MemoryRoots.IsMemory(load.Place.Base.Type):
                return Both(target, load.Place.Base);
            case MakeExpression make:
                bool changed = false;
                foreach (Operand field in make.Fields.Where(static field => IsLink(field.Type)))
                {
                    changed |= Link(field);
                }

                return changed;
            default:
                return false;
        }
    }

    private bool Both(IrVariable left, IrVariable right) => (linked.Contains(left.Id) && Link(right)) | (linked.Contains(right.Id) && Link(left));

    private bool Link(IrVariable variable) => linked.Add(variable.Id);

    private bool Link(Operand operand) => operand is VariableOperand v && IsLink(v.Type) && Link(v.Variable);

    /// <summary>What is stored in a parameter's memory stays there when the method is done: the adjoints of what was there before
    /// would have no place.</summary>
    private void RequireOwnContainers()
    {
        HashSet<int> foreign = [.. tree.Method.Parameters.Select(static parameter => parameter.Variable.Id)];
        HashSet<string> foreignTypes = [];
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (PrimalNode node in tree.All)
            {
                switch (node.Statement)
                {
                    case LetStatement { Value: MakeExpression make }:
                        foreach (Operand field in make.Fields.Where(field => IsForeign(field)))
                        {
                            changed |= foreignTypes.Add(field.Type.Code);
                        }

                        break;
                    case EffectStatement s when ListCode.Read(s) is { Value: { } added } && IsForeign(added):
                        changed |= foreignTypes.Add(added.Type.Code);
                        break;
                    case StoreStatement s when IsForeign(s.Value):
                        changed |= foreignTypes.Add(s.Value.Type.Code);
                        break;
                    case LetStatement s when IsLink(s.Target.Type) && Comes(s.Target, s.Value):
                        changed |= foreign.Add(s.Target.Id);
                        break;
                    case AssignStatement s when IsLink(s.Target.Type) && Comes(s.Target, s.Value):
                        changed |= foreign.Add(s.Target.Id);
                        break;
                }
            }
        }

        bool IsForeign(Operand operand) => operand is VariableOperand v && IsLink(v.Type) && foreign.Contains(v.Variable.Id);
        bool Comes(IrVariable target, Expression value) => value switch
        {
            UseExpression use => IsForeign(use.Value),
            SliceExpression slice => foreign.Contains(slice.Sequence.Id),
            LoadExpression load => foreign.Contains(load.Place.Base.Id) || foreignTypes.Contains(target.Type.Code),
            _ => false,
        };

        foreach (PrimalNode node in tree.All)
        {
            IrVariable? container = node.Statement switch
            {
                StoreStatement s when IsLink(s.Place.Type) => s.Place.Base,
                CopyStatement s when IsLink(((SequenceType)s.Destination.Type).Element) => s.Destination,
                EffectStatement s when ListCode.Read(s) is { } change && IsLink(((SequenceType)change.List.Type).Element) => change.List,
                _ => null,
            };
            if (container is not null && foreign.Contains(container.Id))
            {
                throw new TransformException("an array or object that is stored in one that was passed in cannot be reversed; copy its elements instead");
            }
        }
    }

    private void BeginParameters(IrBuilder builder)
    {
        foreach (IrParameter parameter in tree.Method.Parameters)
        {
            IrVariable variable = parameter.Variable;
            if (!linked.Contains(variable.Id))
            {
                continue;
            }

            bool hasShadow = parameterShadows.TryGetValue(variable.Id, out IrVariable? shadow) && shadow.Type == variable.Type;
            if (hasShadow && !isSplit)
            {
                Shadows[variable.Id] = shadow!;
                continue;
            }

            IrVariable standIn = Named(((VariableOperand)new ShadowShapes(layouts, builder).ZerosLike(variable)).Variable, variable, builder);
            Shadows[variable.Id] = standIn;
            if (hasShadow)
            {
                StandIns.Add((parameter, shadow!, standIn));
            }
        }
    }

    private static string NameOf(IrVariable variable) => variable.Name.Length == 0 ? "" : variable.Name + "Adjoint";

    private static IrVariable Named(IrVariable value, IrVariable shadowed, IrBuilder builder) => builder.Let(NameOf(shadowed), new UseExpression(new VariableOperand(value))).Variable;

    private void Rewrite(EquatableArray<IrStatement> block, IrBuilder builder)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case IfStatement s:
                    builder.Add(s with { Then = Nested(s.Then, builder), Else = Nested(s.Else, builder) });
                    break;
                case ForStatement s:
                    builder.Add(s with { Body = Nested(s.Body, builder) });
                    break;
                case WhileStatement s:
                    builder.Add(s with { Body = Nested(s.Body, builder) });
                    break;
                case LetStatement s when linked.Contains(s.Target.Id) && IsFollowed(s.Target.Type):
                    builder.Add(s);
                    Let(s, builder);
                    break;
                case DeclareStatement s when linked.Contains(s.Target.Id):
                    builder.Add(s);
                    IrVariable declared = builder.NewVariable(NameOf(s.Target), s.Target.Type);
                    Shadows[s.Target.Id] = declared;
                    builder.Add(new DeclareStatement(declared, s.IsZeroed));
                    break;
                case AssignStatement s when linked.Contains(s.Target.Id) && Shadows.TryGetValue(s.Target.Id, out IrVariable? joined):
                    builder.Add(new AssignStatement(joined, new UseExpression(ShadowOf(((UseExpression)s.Value).Value, builder))));
                    builder.Add(s);
                    break;
                case StoreStatement s when IsLink(s.Place.Type):
                    builder.Add(s);
                    builder.Add(new StoreStatement(s.Place with { Base = ShadowOf(s.Place.Base, builder) }, ShadowOf(s.Value, builder)));
                    break;
                case CopyStatement s when IsLink(((SequenceType)s.Destination.Type).Element):
                    builder.Add(s);
                    builder.Add(new CopyStatement(ShadowOf(s.Source, builder), ShadowOf(s.Destination, builder)));
                    break;
                case FillStatement s when IsLink(((SequenceType)s.Sequence.Type).Element) && linked.Contains(s.Sequence.Id):
                    builder.Add(s);
                    builder.Add(new FillStatement(ShadowOf(s.Sequence, builder), ShadowOf(s.Value, builder)));
                    break;
                case EffectStatement s when ListCode.Read(s) is { } change && linked.Contains(change.List.Id):
                    builder.Add(s);
                    Operand? part = change.Value is null ? null : IsLink(change.Value.Type) ? ShadowOf(change.Value, builder) : Versioning.DefaultOf(change.Value.Type);
                    builder.Add(ListCode.With(s, ShadowOf(change.List, builder), part));
                    break;
                case CallStatement s:
                    builder.Add(s);
                    foreach (IrVariable result in s.Results.Where(result => linked.Contains(result.Id) && IsFollowed(result.Type)))
                    {
                        VariableOperand zeros = (VariableOperand)new ShadowShapes(layouts, builder).ZerosLike(result);
                        Shadows[result.Id] = Named(zeros.Variable, result, builder);
                    }

                    break;
                default:
                    builder.Add(statement);
                    break;
            }
        }
    }

    private EquatableArray<IrStatement> Nested(EquatableArray<IrStatement> block, IrBuilder builder)
    {
        IrBuilder inner = builder.Nested();
        Rewrite(block, inner);
        return inner.ToBlock();
    }

    private void Let(LetStatement s, IrBuilder builder)
    {
        switch (s.Value)
        {
            case UseExpression use:
                Define(new UseExpression(ShadowOf(use.Value, builder)));
                break;
            case SliceExpression slice:
                Define(slice with { Sequence = ShadowOf(slice.Sequence, builder) });
                break;
            case AllocateExpression:
                Define(s.Value);
                ShadowShapes.Begin(Shadows[s.Target.Id], builder.Statements);
                break;
            case LoadExpression load when MemoryRoots.IsMemory(load.Place.Base.Type):
                Define(new LoadExpression(load.Place with { Base = ShadowOf(load.Place.Base, builder) }));
                break;
            case MakeExpression make:
                Define(Made(make, builder));
                break;
            default:
                VariableOperand zeros = (VariableOperand)new ShadowShapes(layouts, builder).ZerosLike(s.Target);
                Shadows[s.Target.Id] = Named(zeros.Variable, s.Target, builder);
                break;
        }

        void Define(Expression value) => Shadows[s.Target.Id] = builder.Let(NameOf(s.Target), value).Variable;
    }

    private MakeExpression Made(MakeExpression make, IrBuilder builder)
    {
        AggregateLayout layout = ShadowShapes.LayoutOf(layouts, make.Aggregate);
        if (layout.ConstructCode.Length == 0)
        {
            throw new TransformException($"an object of type {make.Aggregate.Code} cannot be made from its fields; declare the type partial, or give it a constructor that only assigns them, or settable members");
        }

        Operand[] fields = new Operand[layout.Fields.Count];
        for (int i = 0; i < fields.Length; i++)
        {
            IrField field = layout.Fields[i];
            fields[i] = !field.IsActive ? make.Fields[i]
                : IsLink(field.Type) ? ShadowOf(make.Fields[i], builder)
                : Versioning.DefaultOf(field.Type);
        }

        return make with { Fields = new EquatableArray<Operand>(fields) };
    }

    private Operand ShadowOf(Operand operand, IrBuilder builder) => operand is VariableOperand v ? new VariableOperand(ShadowOf(v.Variable, builder)) : operand;

    /// <summary>The adjoints as the forward sweep knows them; of a span, the same part of what it is a view of.</summary>
    private IrVariable ShadowOf(IrVariable variable, IrBuilder builder)
    {
        if (Shadows.TryGetValue(variable.Id, out IrVariable? known))
        {
            return known;
        }

        return tree.Definition(variable)?.Statement switch
        {
            LetStatement { Value: SliceExpression slice } => builder.Let(slice.Of(ShadowOf(slice.Sequence, builder), ReverseSweep.Writable(slice.View))).Variable,
            LetStatement { Value: UseExpression { Value: VariableOperand v } } => ShadowOf(v.Variable, builder),
            _ => throw new TransformException(
                $"'{(variable.Name.Length > 0 ? variable.Name : variable.Type.Code)}' is part of a structure whose adjoints cannot be followed; use arrays or objects of the method's own"),
        };
    }
}
