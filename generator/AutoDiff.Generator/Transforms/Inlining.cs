using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Puts the lowered bodies of callees in the place of their calls.</summary>
/// <remarks>
/// <code>
/// t = Square(a)          with  Square(x) =&gt; x * x         becomes         t = a * a
/// </code>
/// A by-value parameter is the argument itself, or a copy where the body changes one of the two; a <c>ref</c> or <c>out</c> parameter
/// is the caller's variable; memory is shared, as in a call. What the contract makes a constant stays one: a
/// <c>[NoDerivative]</c> parameter or result goes through the template <c>{0}</c>, which carries no derivative.
/// A call that cannot be replaced stays a call.
/// </remarks>
internal sealed partial class Inlining
{
    /// <summary>The number of operations up to which a body without loops counts as a leaf.</summary>
    private const int LeafSize = 16;

    /// <summary>The number up to which one does that stands in for a call in a loop, where a call and its records cost in each iteration.</summary>
    private const int LeafSizeInLoops = 48;

    /// <summary>The number of operations that the larger leaves may add to a method.</summary>
    private const int LargestGrowth = 480;

    /// <summary>The number of variables beyond which calls stay: a tree of calls can grow without bounds.</summary>
    private const int VariableLimit = 50_000;

    private readonly Dictionary<string, InlineBody> bodies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IrMethod> leaves = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, AggregateLayout> layouts = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private readonly VariableIds ids;
    private readonly HashSet<int> passiveMemory;
    private readonly bool onlyLeaves;
    private readonly int mostInPlace;
    private bool changesState;
    private bool isInLoop;
    private int growth;

    private Inlining(IrMethod method, IEnumerable<InlineBody> bodies, bool onlyLeaves, int mostInPlace = int.MaxValue)
    {
        this.mostInPlace = mostInPlace;
        foreach (InlineBody body in bodies)
        {
            this.bodies[body.Key] = body;
        }

        foreach (AggregateLayout layout in method.Layouts)
        {
            layouts[layout.TypeCode] = layout;
        }

        ids = new VariableIds(method.VariableCount);
        passiveMemory = [.. method.Parameters.Where(static parameter => !parameter.IsActive && parameter.Variable.Type.IsDifferentiable).Select(static parameter => parameter.Variable.Id)];
        this.onlyLeaves = onlyLeaves;
    }

    /// <summary>The method with its calls of small leaves replaced: the optimisation.</summary>
    public static IrMethod Leaves(IrMethod method, EquatableArray<InlineBody> bodies) =>
        bodies.Count == 0 ? method : new Inlining(method, bodies, onlyLeaves: true).Run(method);

    /// <summary>Those of the bodies that <see cref="Leaves"/> makes use of.</summary>
    public static EquatableArray<InlineBody> LeavesOf(IrMethod method, EquatableArray<InlineBody> bodies)
    {
        if (bodies.Count == 0)
        {
            return bodies;
        }

        var inlining = new Inlining(method, bodies, onlyLeaves: true);
        inlining.Run(method);
        return bodies.Where(body => inlining.used.Contains(body.Key)).ToEquatableArray();
    }

    /// <summary>The method with every call replaced that can be, for transforms that callees have no companions of. The calls that
    /// are left are those of methods without a body in <paramref name="bodies"/>, recursive ones, and those whose arguments do not fit.</summary>
    public static IrMethod All(IrMethod method, EquatableArray<InlineBody> bodies) =>
        bodies.Count == 0 ? method : new Inlining(method, bodies, onlyLeaves: false).Run(method);

    /// <summary>As <see cref="All"/>, but calls of larger bodies stay where a method of its own can stand for one: a static callee with one result
    /// at most. A compiler gives up on a method that has everything in it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="bodies">The bodies of callees.</param>
    /// <param name="mostInPlace">The number of operations from which a call stays.</param>
    public static IrMethod Small(IrMethod method, EquatableArray<InlineBody> bodies, int mostInPlace) =>
        bodies.Count == 0 ? method : new Inlining(method, bodies, onlyLeaves: false, mostInPlace).Run(method);

    private bool Stays(CallStatement call, IrMethod body) =>
        call is { Callee: { HasReceiver: false, TypeArguments: "" }, Results.Count: <= 1 } && Size(body.Body) > mostInPlace;

    private IrMethod Run(IrMethod method)
    {
        changesState = ChangesState(method.Body) || (!onlyLeaves && bodies.Values.Any(static body => ChangesState(body.Method.Body)));
        EquatableArray<IrStatement> body = new Calls(this).Apply(method.Body);
        return body.Equals(method.Body)
            ? method
            : method with { Body = body, VariableCount = ids.Count, Layouts = layouts.Values.ToEquatableArray() };
    }

    /// <summary>Whether code that nobody looks into may write to fields: then a body's reads of them are not stable any more.</summary>
    private static bool ChangesState(EquatableArray<IrStatement> block) => block.Any(static statement =>
        statement is EffectStatement { EndsFlow: false } or LetStatement { Value: TemplateExpression { IsPure: false } }
        || statement.Blocks().Any(ChangesState));

    /// <summary>The statements that stand for a call; null if it stays.</summary>
    private List<IrStatement>? TryExpand(CallStatement call)
    {
        string key = call.Callee.BodyKey;
        if (call.Companion != CompanionKind.Primal || !bodies.TryGetValue(key, out InlineBody? body) || open.Contains(key) || ids.Count > VariableLimit
            || (mostInPlace < int.MaxValue && Stays(call, body.Method)))
        {
            return null;
        }

        open.Add(key);
        IrMethod? method = onlyLeaves ? LeafOf(body) : body.Method;
        List<IrStatement>? result = method is not null && FitLayouts(method) ? Expansion.TryMake(this, call, method) : null;
        open.Remove(key);
        if (result is not null)
        {
            used.Add(key);
        }

        return result;
    }

    /// <summary>The body with its own leaves inlined; null if it is none itself.</summary>
    private IrMethod? LeafOf(InlineBody body)
    {
        int limit = isInLoop && growth < LargestGrowth ? LeafSizeInLoops : LeafSize;
        if (!body.IsOptional || changesState || Size(body.Method.Body) > limit)
        {
            return null;
        }

        if (!leaves.TryGetValue(body.Key, out IrMethod? leaf))
        {
            var inner = new Inlining(body.Method, bodies.Values, onlyLeaves: true);
            inner.open.UnionWith(open);
            leaf = inner.Run(body.Method);
            used.UnionWith(inner.used);

            // Inside a recursion a call stays that may be replaced elsewhere.
            if (open.Count == 1)
            {
                leaves[body.Key] = leaf;
            }
        }

        int size = Size(leaf.Body);
        if (!IsPlain(leaf.Body) || size > limit)
        {
            return null;
        }

        growth += size > LeafSize ? size : 0;
        return leaf;
    }

    private static int Size(EquatableArray<IrStatement> block) => block.Sum(static statement =>
        (IsOperation(statement) ? 1 : 0) + statement.Blocks().Sum(Size));

    private static bool IsOperation(IrStatement statement) => statement is not (SourceStatement or DeclareStatement or ReturnStatement
        or LetStatement { Value: UseExpression } or AssignStatement { Value: UseExpression });

    /// <summary>Whether a leaf may hold these statements: arithmetic, loads, stores and branches.</summary>
    private static bool IsPlain(EquatableArray<IrStatement> block) => block.All(static statement => statement switch
    {
        ForStatement or WhileStatement or CallStatement or EffectStatement or FillStatement or CopyStatement => false,
        LetStatement { Value: AllocateExpression or TemplateExpression { IsPure: false } or TemplateExpression { Gap: not null } } => false,
        _ => statement.Blocks().All(IsPlain),
    });

    /// <summary>Two methods may see different parts of a type; then the call stays.</summary>
    private bool FitLayouts(IrMethod method)
    {
        if (method.Layouts.Any(layout => layouts.TryGetValue(layout.TypeCode, out AggregateLayout? known) && !known.Equals(layout)))
        {
            return false;
        }

        foreach (AggregateLayout layout in method.Layouts)
        {
            layouts[layout.TypeCode] = layout;
        }

        return true;
    }

    /// <summary>Walks a body and replaces the calls in it.</summary>
    private sealed class Calls(Inlining owner) : IrRewriter
    {
        public EquatableArray<IrStatement> Apply(EquatableArray<IrStatement> block) => Block(block);

        protected override void Statement(IrStatement statement, List<IrStatement> output)
        {
            if (statement is CallStatement call)
            {
                if (owner.TryExpand(call) is { } expanded)
                {
                    output.AddRange(expanded);
                    return;
                }

                output.Add(call);
                return;
            }

            if (statement is LetStatement { Value: SliceExpression view } let && owner.passiveMemory.Contains(view.Sequence.Id))
            {
                owner.passiveMemory.Add(let.Target.Id);
            }

            bool around = owner.isInLoop;
            owner.isInLoop |= statement is ForStatement or WhileStatement;
            base.Statement(statement, output);
            owner.isInLoop = around;
        }
    }
}
