using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Follows variables that refer to different memory on different paths (swapped buffers, an array that each iteration
/// replaces), so that the reverse sweep finds their adjoints.</summary>
/// <remarks>
/// Such variables and what they are copied from form a web. Arrays and lists of a web get a shadow variable beside each, which the forward
/// sweep keeps pointing at the adjoints: a reference can be recorded. A span cannot: spans of a web get an integer beside each
/// that says which of the web's origins it is a view of, and two more for where the view lies.
/// </remarks>
internal sealed class SequenceJoins
{
    private readonly PrimalTree tree;
    private readonly VariableIds ids;
    private readonly IReadOnlyDictionary<int, IrVariable> parameterShadows;
    private readonly bool isSplit;
    private readonly LinkedShadows? links;
    private bool hasArrayViews;
    private readonly HashSet<int> members = [];
    private readonly Dictionary<int, List<IrVariable>> origins = [];
    private readonly Dictionary<int, View> views = [];

    private SequenceJoins(PrimalTree tree, VariableIds ids, IReadOnlyDictionary<int, IrVariable> parameterShadows, bool isSplit, LinkedShadows? links)
    {
        this.links = links;
        this.isSplit = isSplit;
        this.tree = tree;
        this.ids = ids;
        this.parameterShadows = parameterShadows;
    }

    /// <summary>The shadow variables of arrays and lists, by the id of the variable they shadow.</summary>
    public Dictionary<int, IrVariable> Shadows { get; } = [];

    /// <summary>In a split method, the parameter's shadow that a recorded null reference stands for: the forward half does not
    /// have it.</summary>
    public IrVariable? Deferred { get; private set; }

    /// <summary>What a span refers to: origin number <see cref="Selector"/> of its web, from <see cref="Start"/>.</summary>
    internal sealed record View(Operand Selector, Operand Start, Operand Length);

    /// <summary>The origins of a web by the id of any span in it.</summary>
    public IReadOnlyList<IrVariable> OriginsOf(IrVariable span) => origins[span.Id];

    public View? ViewOf(IrVariable span) => views.TryGetValue(span.Id, out View? view) ? view : null;

    /// <summary>Adds the bookkeeping to a versioned method; <paramref name="joins"/> is null where there is nothing to follow.</summary>
    public static IrMethod Apply(IrMethod method, VariableIds ids, IReadOnlyDictionary<int, IrVariable> parameterShadows, bool isSplit, LinkedShadows? links, out SequenceJoins? joins)
    {
        PrimalTree tree = new(method);
        joins = new SequenceJoins(tree, ids, parameterShadows, isSplit, links);
        if (!joins.FindWebs())
        {
            joins = null;
            return method;
        }

        return method with { Body = joins.Rewrite(method.Body).ToEquatableArray() };
    }

    /// <summary>Arrays and lists are not followed here where the links follow them.</summary>
    private bool IsFollowed(IrType type) => type is SequenceType { IsDifferentiable: true } && (links is null || IsSpan(type));

    private static bool IsSpan(IrType type) => type is SequenceType { IsSpan: true };

    /// <summary>Whether variables of the type are followed by where they point: spans, and arrays if all of them are made before any loop.</summary>
    private bool HasView(IrType type) => IsSpan(type) || (hasArrayViews && type is SequenceType { Kind: SequenceKind.Array });

    /// <summary>Whether each array that a joined variable can refer to exists from the beginning of the method to its end.</summary>
    private bool AllArraysAreLasting()
    {
        HashSet<int> seen = [];
        Stack<IrVariable> work = new();
        foreach (PrimalNode node in tree.All)
        {
            if (node.Statement is AssignStatement { Target: { Type: SequenceType { Kind: SequenceKind.Array } } target } && tree.Definition(target) is not null)
            {
                work.Push(target);
            }
        }

        while (work.Count > 0)
        {
            IrVariable variable = work.Pop();
            if (!seen.Add(variable.Id))
            {
                continue;
            }

            PrimalNode? definition = tree.Definition(variable);
            foreach (PrimalNode assignment in tree.Assignments(variable))
            {
                Follow(((AssignStatement)assignment.Statement).Value);
            }

            switch (definition?.Statement)
            {
                case null or DeclareStatement:
                    break;
                case LetStatement { Value: UseExpression use }:
                    Follow(use);
                    break;
                case LetStatement { Value: AllocateExpression } when definition.Parent.Owner is null:
                    break;
                default:
                    return false;
            }
        }

        return true;

        void Follow(Expression value)
        {
            if (value is UseExpression { Value: VariableOperand v })
            {
                work.Push(v.Variable);
            }
        }
    }

    private static IrVariable? SourceOf(Expression value) => value switch
    {
        UseExpression { Value: VariableOperand v } => v.Variable,
        SliceExpression s when IsSpan(s.View) && IsSpan(s.Sequence.Type) => s.Sequence,
        _ => null,
    };

    /// <summary>Grows the set of joined variables along copies and views in both directions, spans only towards what is
    /// derived from them: what a span comes from is an origin.</summary>
    private bool FindWebs()
    {
        foreach (PrimalNode node in tree.All)
        {
            if (node.Statement is AssignStatement s && IsFollowed(s.Target.Type) && tree.Definition(s.Target) is not null)
            {
                members.Add(s.Target.Id);
            }
        }

        if (members.Count == 0)
        {
            return false;
        }

        hasArrayViews = AllArraysAreLasting();

        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (PrimalNode node in tree.All)
            {
                (IrVariable? target, Expression? value) = node.Statement switch
                {
                    LetStatement s => (s.Target, s.Value),
                    AssignStatement s => (s.Target, s.Value),
                    _ => (null, null),
                };
                if (target is null || !IsFollowed(target.Type) || SourceOf(value!) is not { } source)
                {
                    continue;
                }

                if (members.Contains(source.Id))
                {
                    changed |= members.Add(target.Id);
                }
                else if (members.Contains(target.Id) && (!HasView(target.Type) || IsNestedView(source)))
                {
                    changed |= members.Add(source.Id);
                }
            }
        }

        CollectOrigins();
        return true;
    }

    /// <summary>Whether a span is a view that is made in a branch or loop: it is no origin, since its adjoints are not in scope outside.</summary>
    private bool IsNestedView(IrVariable span) =>
        tree.Definition(span) is { Parent.Owner: not null, Statement: LetStatement { Value: var value } } && SourceOf(value) is not null;

    private void CollectOrigins()
    {
        // One list of origins for all span webs: webs are few, and a selector never names another web's origin.
        List<IrVariable> all = [];
        foreach (PrimalNode node in tree.All)
        {
            (IrVariable? target, Expression? value) = node.Statement switch
            {
                LetStatement s => (s.Target, s.Value),
                AssignStatement s => (s.Target, s.Value),
                _ => (null, null),
            };
            if (target is null || !members.Contains(target.Id) || !HasView(target.Type))
            {
                continue;
            }

            origins[target.Id] = all;
            if (SourceOf(value!) is { } source)
            {
                if (!members.Contains(source.Id) && !all.Contains(source))
                {
                    if (tree.Definition(source)?.EnclosingLoop is not null)
                    {
                        throw new TransformException($"the span '{source.Name}' made in a loop outlives its iteration; declare it outside of the loop, or use an array");
                    }

                    all.Add(source);
                }
            }
            else if (value is not UseExpression { Value: PassiveConstant })
            {
                if (tree.Definition(target)?.EnclosingLoop is not null || node.Statement is AssignStatement)
                {
                    throw new TransformException($"the span '{target.Name}' made in a loop outlives its iteration; declare it outside of the loop, or use an array");
                }
            }
        }

        foreach (PrimalNode node in tree.All)
        {
            if (node.Statement is DeclareStatement s && members.Contains(s.Target.Id) && HasView(s.Target.Type))
            {
                origins[s.Target.Id] = all;
            }
        }
    }

    private List<IrStatement> Rewrite(EquatableArray<IrStatement> block)
    {
        IrBuilder builder = new(ids);
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case IfStatement s:
                    builder.Add(s with { Then = Rewrite(s.Then).ToEquatableArray(), Else = Rewrite(s.Else).ToEquatableArray() });
                    break;
                case ForStatement s:
                    builder.Add(s with { Body = Rewrite(s.Body).ToEquatableArray() });
                    break;
                case WhileStatement s:
                    builder.Add(s with { Body = Rewrite(s.Body).ToEquatableArray() });
                    break;
                case LetStatement s when members.Contains(s.Target.Id):
                    builder.Add(s);
                    Let(s, builder);
                    break;
                case DeclareStatement s when members.Contains(s.Target.Id):
                    builder.Add(s);
                    Declare(s.Target, builder);
                    break;
                case AssignStatement s when members.Contains(s.Target.Id):
                    Assign(s, builder);
                    builder.Add(s);
                    break;
                case CallStatement s:
                    builder.Add(s);
                    foreach (IrVariable result in s.Results.Where(result => members.Contains(result.Id) && !HasView(result.Type)))
                    {
                        Shadows[result.Id] = ((VariableOperand)new ShadowShapes(tree.Method.Layouts, builder).ZerosLike(result)).Variable;
                    }

                    break;
                case EffectStatement effect when ListCode.Read(effect) is { List: var list, Value: var value } && members.Contains(list.Id):
                    builder.Add(effect);
                    builder.Add(ListCode.With(effect, ShadowOfChanged(list), value is null ? null : Versioning.DefaultOf(((SequenceType)list.Type).Element)));
                    break;
                default:
                    builder.Add(statement);
                    break;
            }
        }

        return builder.Statements;
    }

    /// <summary>The adjoints of a list that grows or shrinks do the same on the way forward; those that a caller gave are not touched.</summary>
    private IrVariable ShadowOfChanged(IrVariable list)
    {
        if (parameterShadows.Values.FirstOrDefault(static shadow => shadow.Type is SequenceType { Kind: SequenceKind.List }) is { } given)
        {
            throw new TransformException(
                $"'{(list.Name.Length > 0 ? list.Name : "a list")}' grows or shrinks, is another list on different paths, and '{given.Name}' may be one of them; copy it into a list of the method's own");
        }

        return Shadows[list.Id];
    }

    private void Let(LetStatement s, IrBuilder builder)
    {
        if (HasView(s.Target.Type))
        {
            View view = ViewOf(s.Value, builder);
            views[s.Target.Id] = new View(
                Keep(view.Selector, "source", builder),
                Keep(view.Start, "start", builder),
                Keep(view.Length, "length", builder));
            return;
        }

        Shadows[s.Target.Id] = builder.Let(NameOf(s.Target), ShadowValue(s.Target, s.Value, builder)).Variable;
        if (s.Value is AllocateExpression)
        {
            ShadowShapes.Begin(Shadows[s.Target.Id], builder.Statements);
        }
    }

    /// <summary>A mutable copy: the variable may be a carried one, whose bookkeeping is carried with it.</summary>
    private static Operand Keep(Operand value, string name, IrBuilder builder) => builder.Let(name, new UseExpression(value));

    private static string NameOf(IrVariable variable) => variable.Name.Length == 0 ? "" : variable.Name + "Adjoint";

    private void Declare(IrVariable target, IrBuilder builder)
    {
        IrVariable New(string name, IrType type)
        {
            IrVariable variable = builder.NewVariable(name, type);
            builder.Add(new DeclareStatement(variable, IsZeroed: false));
            return variable;
        }

        if (HasView(target.Type))
        {
            views[target.Id] = new View(New("source", PassiveType.Int32), New("start", PassiveType.Int32), New("length", PassiveType.Int32));
        }
        else
        {
            Shadows[target.Id] = New(NameOf(target), target.Type);
        }
    }

    private void Assign(AssignStatement s, IrBuilder builder)
    {
        void Set(Operand target, Operand value) => builder.Add(new AssignStatement(((VariableOperand)target).Variable, new UseExpression(value)));

        if (HasView(s.Target.Type))
        {
            View target = views[s.Target.Id];
            View view = ViewOf(s.Value, builder);
            Set(target.Selector, view.Selector);
            Set(target.Start, view.Start);
            Set(target.Length, view.Length);
        }
        else
        {
            builder.Add(new AssignStatement(Shadows[s.Target.Id], ShadowValue(s.Target, s.Value, builder)));
        }
    }

    private View ViewOf(Expression value, IrBuilder builder)
    {
        PassiveConstant zero = PassiveConstant.Int(0);
        switch (value)
        {
            case UseExpression { Value: VariableOperand { Variable: var source } }:
                return views.TryGetValue(source.Id, out View? view) ? view : OriginView(source, builder);
            case SliceExpression s when SourceOf(s) is { } source:
                View whole = views.TryGetValue(source.Id, out View? outer) ? outer : OriginView(source, builder);
                Operand start = builder.Let(new BinaryExpression(BinaryOperator.Add, whole.Start, s.Start, PassiveType.Int32));
                Operand length = s.Length ?? builder.Let(new BinaryExpression(BinaryOperator.Subtract, whole.Length, s.Start, PassiveType.Int32));
                return new View(whole.Selector, start, length);
            case UseExpression:
                return new View(PassiveConstant.Int(-1), zero, zero);
            default:
                throw new TransformException("a span on different paths refers to memory that is made there; declare it before");
        }
    }

    private View OriginView(IrVariable origin, IrBuilder builder)
    {
        List<IrVariable> all = origins.Values.First();
        return new View(PassiveConstant.Int(all.IndexOf(origin)), PassiveConstant.Int(0), builder.Let(new LengthExpression(origin)));
    }

    private Expression ShadowValue(IrVariable target, Expression value, IrBuilder builder)
    {
        switch (value)
        {
            case UseExpression { Value: VariableOperand { Variable: var source } }:
                return new UseExpression(ShadowOperand(source, builder));
            case UseExpression constant:
                return constant;
            case AllocateExpression allocation:
                return allocation;
            case LoadExpression load when !isSplit && parameterShadows.TryGetValue(load.Place.Base.Id, out IrVariable? shadow):
                return new LoadExpression(load.Place with { Base = shadow });
            default:
                throw Unfollowed(target);
        }
    }

    private static TransformException Unfollowed(IrVariable variable) =>
        new($"'{(variable.Name.Length > 0 ? variable.Name : "an array")}' refers to different arrays on different paths, one of which cannot be followed; copy it into an array of the method's own");

    private Operand ShadowOperand(IrVariable source, IrBuilder builder)
    {
        if (Shadows.TryGetValue(source.Id, out IrVariable? known))
        {
            return known;
        }

        if (parameterShadows.TryGetValue(source.Id, out IrVariable? parameter) && parameter.Type == source.Type)
        {
            if (!isSplit)
            {
                return parameter;
            }

            if (Deferred is not null && Deferred != parameter)
            {
                throw new TransformException($"'{source.Name}' and another array parameter are exchanged; copy one of them into an array of the method's own");
            }

            Deferred = parameter;
            return new PassiveConstant("null", source.Type);
        }

        if (members.Contains(source.Id))
        {
            throw Unfollowed(source);
        }

        // A passive array among active ones: adjoints that nobody reads.
        Operand length = builder.Let(new LengthExpression(source));
        return builder.Let(new AllocateExpression(EquatableArray.Of(length), (SequenceType)source.Type, OnStack: false));
    }
}
