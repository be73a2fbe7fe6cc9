using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Takes the checks of indices out of innermost loops: what a loop visits at <c>base + i</c> becomes a view that is checked once.</summary>
/// <remarks>
/// <code>
/// for (i = from; i &lt; to; i++)                 n = max(to - from, 0)
///     s = s + a[row + i] * x[i]     becomes     p = a[row + from, n elements], q = x[from, n elements]
///                                               for (k = 0; k &lt; n; k++)
///                                                   s = s + p[k] * q[k]
/// </code>
/// An index must be that of the loop plus what the loop does not change, and the access must happen in each iteration. A loop
/// that has only accesses at its own index is left alone where it ends with the memory's length: of those the JIT takes the checks out itself.
/// So is one that stands in no other loop, and one that writes to memory of the caller's, which must be as it was left when an index turns out to be wrong.
/// </remarks>
internal sealed class LoopViews : IrRewriter
{
    /// <summary>The beginning of the code that makes a view.</summary>
    public const string ViewCode = "global::AutoDiff.CompilerServices.View.";

    /// <summary>A loop that surely is as short as this is not worth it.</summary>
    private const int ShortLoop = 8;

    private readonly VariableIds ids;

    /// <summary>Parameters that are the caller's storage: they may change with any other.</summary>
    private readonly HashSet<int> references = [];
    private readonly HashSet<int> assigned = [];
    private readonly Dictionary<int, BinaryExpression> differences = [];
    private readonly Dictionary<int, IrVariable> lengths = [];
    private readonly MemoryAliases aliases;
    private int depth;

    private LoopViews(IrMethod method)
    {
        ids = new VariableIds(method.VariableCount);
        references.UnionWith(method.Parameters.Where(static parameter => parameter.Mode != PassingMode.Value).Select(static parameter => parameter.Variable.Id));
        assigned.UnionWith(references);
        AssignedVariables.Gather(method.Body, assigned);
        aliases = MemoryAliases.Of(method, static _ => false);
    }

    public static IrMethod Apply(IrMethod method)
    {
        var pass = new LoopViews(method);
        IrMethod rewritten = pass.Rewrite(method);

        // The indices that nothing reads any more.
        return ReferenceEquals(rewritten, method) ? method : SimplifyDeadCode.Apply(rewritten with { VariableCount = pass.ids.Count });
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        if (statement is LetStatement { Value: BinaryExpression { Operator: BinaryOperator.Subtract, IsChecked: false } difference } let && !assigned.Contains(let.Target.Id))
        {
            differences[let.Target.Id] = difference;
        }

        if (statement is LetStatement { Value: LengthExpression { Sequence: var measured }, Target: var length })
        {
            lengths[length.Id] = measured;
        }

        if (statement is ForStatement { Step: 1 or -1, Budget: null } loop && loop.Index.Type == PassiveType.Int32 && loop.Body.All(IsPlain) && Viewed(loop, output))
        {
            return;
        }

        int around = depth;
        depth += statement is ForStatement or WhileStatement ? 1 : 0;
        base.Statement(statement, output);
        depth = around;
    }

    /// <summary>Whether a statement may stand in the loop: it neither loops nor leaves, and memory stays where it is.</summary>
    private static bool IsPlain(IrStatement statement) => statement switch
    {
        ForStatement or WhileStatement or CallStatement or EffectStatement or FillStatement or CopyStatement or ReturnStatement => false,
        LetStatement { Value: TemplateExpression or TapeReserveExpression or TapeReleaseExpression or AllocateExpression } => false,
        AssignStatement { Value: TemplateExpression } => false,
        IfStatement branch => branch.Then.All(IsPlain) && branch.Else.All(IsPlain),
        _ => true,
    };

    private bool Viewed(ForStatement loop, List<IrStatement> output)
    {
        IrBuilder before = new(ids);
        var accesses = new Accesses(loop, references, before);
        if ((!accesses.IsWorthwhile && !(depth > 0 && accesses.WritesOwn(aliases) && accesses.Visited.Any(memory => !EndsWith(loop, memory)))) || (Trips(loop) is { } trips && trips <= ShortLoop))
        {
            return false;
        }

        bool isAscending = loop.Step == 1;
        Operand lowest = isAscending ? Fixed(loop.From, before) : Plus(before, loop.To, PassiveConstant.Int(1));
        Operand count = Count(loop, before);
        Dictionary<string, IrVariable> views = [];
        bool startsAtZero = lowest is PassiveConstant { Code: "0" };
        IrVariable index = startsAtZero ? loop.Index : loop.Index with { Id = ids.Take() };
        List<IrStatement> body = [];
        if (!startsAtZero)
        {
            body.Add(new LetStatement(loop.Index, new BinaryExpression(BinaryOperator.Add, lowest, new VariableOperand(index), PassiveType.Int32)));
        }

        Place Replace(Place place, Affine at)
        {
            string key = at.KeyOf(place.Base);
            if (!views.TryGetValue(key, out IrVariable? view))
            {
                Operand start = at.Start(lowest, before, Plus);
                var type = (SequenceType)place.Base.Type;
                SequenceType viewType = type.Kind == SequenceKind.ReadOnlySpan ? type : SequenceType.SpanOf(type.Element);
                string name = place.Base.Name.Length > 0 ? place.Base.Name + "Part" : "part";
                EquatableArray<Operand> arguments = EquatableArray.Of<Operand>(new VariableOperand(place.Base), start, count);
                view = before.Let(name, new TemplateExpression(ViewCode + "Of({0}, {1}, {2})", arguments, viewType, IsPure: true, IsStable: false)).Variable;
                views[key] = view;
            }

            return place with { Base = view, Indices = EquatableArray.Of<Operand>(new VariableOperand(index)) };
        }

        List<IrStatement> visited = [];
        foreach (IrStatement statement in loop.Body)
        {
            visited.Add(statement switch
            {
                LetStatement { Value: LoadExpression load } s when accesses.Of(load.Place) is { } at => s with { Value = new LoadExpression(Replace(load.Place, at)) },
                AssignStatement { Value: LoadExpression load } s when accesses.Of(load.Place) is { } at => s with { Value = new LoadExpression(Replace(load.Place, at)) },
                StoreStatement s when accesses.Of(s.Place) is { } at => s with { Place = Replace(s.Place, at) },
                AccumulateStatement s when accesses.Of(s.Place) is { } at => s with { Place = Replace(s.Place, at) },
                _ => statement,
            });
        }

        body.AddRange(visited);
        output.AddRange(before.Statements);
        Operand last = isAscending ? count : Plus(before, count, PassiveConstant.Int(-1));
        if (!isAscending)
        {
            output.Add(before.Statements[before.Statements.Count - 1]);
        }

        output.Add(isAscending
            ? new ForStatement(index, PassiveConstant.Int(0), last, 1, body.ToEquatableArray())
            : new ForStatement(index, last, PassiveConstant.Int(-1), -1, body.ToEquatableArray()));
        return true;
    }

    /// <summary>The value that a bound has when the loop begins.</summary>
    private Operand Fixed(Operand bound, IrBuilder before) => bound is VariableOperand { Variable: var variable } && assigned.Contains(variable.Id)
        ? before.Let(new UseExpression(bound))
        : bound;

    /// <summary>Whether a loop visits a sequence from its first element to its last, as the JIT sees it.</summary>
    private bool EndsWith(ForStatement loop, IrVariable memory) =>
        loop.To is VariableOperand { Variable: var end } && lengths.TryGetValue(end.Id, out IrVariable? measured) && measured.Id == memory.Id;

    private static int? Trips(ForStatement loop) =>
        Affine.Constant(loop.From) is { } from && Affine.Constant(loop.To) is { } to ? Math.Max((to - from) * loop.Step, 0) : null;

    private Operand Count(ForStatement loop, IrBuilder before)
    {
        (Operand low, Operand high) = loop.Step == 1 ? (loop.From, loop.To) : (loop.To, loop.From);
        Operand distance = low is PassiveConstant { Code: "0" } ? high
            : low is PassiveConstant { Code: "-1" } ? Plus(before, high, PassiveConstant.Int(1))
            : before.Let(new BinaryExpression(BinaryOperator.Subtract, high, low, PassiveType.Int32));

        // A local: the JIT knows two values as the same if they are one.
        return before.Let("count", new TemplateExpression("global::System.Math.Max({0}, 0)", EquatableArray.Of(distance), PassiveType.Int32, IsPure: true, IsStable: true));
    }

    private Operand Plus(IrBuilder builder, Operand value, PassiveConstant amount)
    {
        int added = Affine.Constant(amount)!.Value;
        if (value is VariableOperand { Variable: var variable } && differences.TryGetValue(variable.Id, out BinaryExpression? difference) && difference.Right.Equals(amount)
            && (difference.Left is not VariableOperand { Variable: var minuend } || !assigned.Contains(minuend.Id)))
        {
            return difference.Left;
        }

        if (Affine.Constant(value) is { } constant)
        {
            return PassiveConstant.Int(unchecked(constant + added));
        }

        return builder.Let(added < 0
            ? new BinaryExpression(BinaryOperator.Subtract, value, PassiveConstant.Int(-added), PassiveType.Int32)
            : new BinaryExpression(BinaryOperator.Add, value, amount, PassiveType.Int32));
    }

    /// <summary>The accesses of a loop that views can stand for.</summary>
    private sealed class Accesses
    {
        private readonly ForStatement loop;
        private readonly IrBuilder before;
        private readonly HashSet<int> assigned;
        private readonly HashSet<int> inside = [];
        private readonly Dictionary<int, Expression> definitions = [];
        private readonly Dictionary<int, IrVariable> hoisted = [];

        /// <param name="before">Takes what an index is made of and what the loop computes without change.</param>
        public Accesses(ForStatement loop, HashSet<int> references, IrBuilder before)
        {
            this.loop = loop;
            this.before = before;
            assigned = [.. references];
            AssignedVariables.Gather(loop.Body, assigned);
            Gather(loop.Body, isUnconditional: true);
            foreach (Place place in loop.Body.Select(PlaceOf).OfType<Place>())
            {
                if (Of(place) is { } at)
                {
                    IsWorthwhile |= !at.IsIndex;
                    Visited.Add(place.Base);
                }
            }
        }

        /// <summary>Whether some index is not the loop's own.</summary>
        public bool IsWorthwhile { get; }

        /// <summary>The memory whose elements views can stand for.</summary>
        public List<IrVariable> Visited { get; } = [];

        /// <summary>Whether the loop writes to memory of the companion's own alone.</summary>
        public bool WritesOwn(MemoryAliases aliases) => loop.Body.All(statement => IsOwn(statement, aliases));

        private static bool IsOwn(IrStatement statement, MemoryAliases aliases) => statement switch
        {
            StoreStatement store => aliases.IsOwn(store.Place.Base),
            AccumulateStatement sum => !MemoryRoots.IsMemory(sum.Place.Base.Type) || aliases.IsOwn(sum.Place.Base),
            _ => statement.Blocks().All(block => block.All(inner => IsOwn(inner, aliases))),
        };

        /// <summary>The index of a place as the loop's own and what does not change; null if it is not of that kind.</summary>
        public Affine? Of(Place place)
        {
            if (place.Indices.Count != 1 || !place.Path.IsEmpty || place.Base.Type is not SequenceType { Kind: SequenceKind.Span or SequenceKind.ReadOnlySpan or SequenceKind.Array, Element: RealType or PassiveType { Code: "int" } }
                || inside.Contains(place.Base.Id) || assigned.Contains(place.Base.Id))
            {
                return null;
            }

            Affine at = new();
            return Add(at, place.Indices[0], isNegative: false, 0) && at.Coefficient == 1 ? at : null;
        }

        private static Place? PlaceOf(IrStatement statement) => statement switch
        {
            LetStatement { Value: LoadExpression load } => load.Place,
            AssignStatement { Value: LoadExpression load } => load.Place,
            StoreStatement s => s.Place,
            AccumulateStatement s => s.Place,
            _ => null,
        };

        private void Gather(EquatableArray<IrStatement> block, bool isUnconditional)
        {
            foreach (IrStatement statement in block)
            {
                switch (statement)
                {
                    case LetStatement s:
                        inside.Add(s.Target.Id);
                        if (isUnconditional)
                        {
                            definitions[s.Target.Id] = s.Value;
                        }

                        break;
                    case DeclareStatement s:
                        inside.Add(s.Target.Id);
                        break;
                }

                foreach (EquatableArray<IrStatement> inner in statement.Blocks())
                {
                    Gather(inner, isUnconditional: false);
                }
            }
        }

        private bool Add(Affine at, Operand operand, bool isNegative, int depth)
        {
            if (Affine.Constant(operand) is { } constant)
            {
                at.Offset = unchecked(at.Offset + (isNegative ? -constant : constant));
                return true;
            }

            if (operand is not VariableOperand { Variable: var variable } || variable.Type != PassiveType.Int32 || depth > 8)
            {
                return false;
            }

            if (variable.Id == loop.Index.Id)
            {
                at.Coefficient += isNegative ? -1 : 1;
                return true;
            }

            if (assigned.Contains(variable.Id))
            {
                return false;
            }

            if (!inside.Contains(variable.Id))
            {
                return at.Add(variable, isNegative);
            }

            if (!definitions.TryGetValue(variable.Id, out Expression? value))
            {
                return false;
            }

            return value switch
            {
                UseExpression use => Add(at, use.Value, isNegative, depth + 1),
                BinaryExpression { Operator: BinaryOperator.Add, IsChecked: false } sum => Add(at, sum.Left, isNegative, depth + 1) && Add(at, sum.Right, isNegative, depth + 1),
                BinaryExpression { Operator: BinaryOperator.Subtract, IsChecked: false } sum => Add(at, sum.Left, isNegative, depth + 1) && Add(at, sum.Right, !isNegative, depth + 1),
                _ when Hoisted(variable, 0) is { } same => at.Add(same, isNegative),
                _ => false,
            };
        }

        /// <summary>An integer that the loop computes from what it does not change, computed before it; null if it is not of that kind.</summary>
        private IrVariable? Hoisted(IrVariable variable, int depth)
        {
            if (variable.Id == loop.Index.Id || assigned.Contains(variable.Id) || depth > 8)
            {
                return null;
            }

            if (!inside.Contains(variable.Id))
            {
                return variable;
            }

            if (hoisted.TryGetValue(variable.Id, out IrVariable? known))
            {
                return known;
            }

            if (!definitions.TryGetValue(variable.Id, out Expression? value)
                || value is not (UseExpression or LengthExpression { Sequence.Type: SequenceType { Kind: not SequenceKind.List } }
                    or BinaryExpression { IsChecked: false, Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply }))
            {
                return null;
            }

            Dictionary<int, IrVariable> operands = [];
            foreach (Operand operand in value.Operands())
            {
                if (operand is VariableOperand { Variable: var used })
                {
                    if (Hoisted(used, depth + 1) is not { } before)
                    {
                        return null;
                    }

                    operands[used.Id] = before;
                }
            }

            Expression outside = value.Map(
                operand => operand is VariableOperand { Variable: var used } ? new VariableOperand(operands[used.Id]) : operand,
                used => operands[used.Id]);
            return hoisted[variable.Id] = before.Let(variable.Name, outside).Variable;
        }
    }

    /// <summary>An index: that of the loop plus variables that it does not change plus a constant.</summary>
    private sealed class Affine
    {
        private readonly SortedDictionary<int, (IrVariable Variable, int Times)> terms = [];

        public int Coefficient { get; set; }

        public int Offset { get; set; }

        public bool IsIndex => Offset == 0 && terms.Count == 0;

        public static int? Constant(Operand operand) => operand is PassiveConstant constant && constant.Type == PassiveType.Int32
            && int.TryParse(constant.Code, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int value) ? value : null;

        public bool Add(IrVariable variable, bool isNegative)
        {
            int times = (terms.TryGetValue(variable.Id, out (IrVariable, int Times) known) ? known.Times : 0) + (isNegative ? -1 : 1);
            terms.Remove(variable.Id);
            if (times != 0)
            {
                terms[variable.Id] = (variable, times);
            }

            return true;
        }

        public string KeyOf(IrVariable memory) =>
            FormattableString.Invariant($"{memory.Id}:{Offset}") + string.Concat(terms.Select(static term => FormattableString.Invariant($",{term.Key}*{term.Value.Times}")));

        /// <summary>The index of the first element that a loop from <paramref name="lowest"/> on visits.</summary>
        public Operand Start(Operand lowest, IrBuilder builder, Func<IrBuilder, Operand, PassiveConstant, Operand> plus)
        {
            Affine start = new() { Offset = Offset };
            foreach ((IrVariable variable, int times) in terms.Values)
            {
                start.terms[variable.Id] = (variable, times);
            }

            if (Constant(lowest) is { } constant)
            {
                start.Offset = unchecked(start.Offset + constant);
            }
            else
            {
                start.Add(((VariableOperand)lowest).Variable, isNegative: false);
            }

            Operand? sum = null;
            foreach ((IrVariable variable, int times) in start.terms.Values.OrderByDescending(static term => term.Times))
            {
                for (int i = 0; i < Math.Abs(times); i++)
                {
                    sum = sum is not null ? builder.Let(new BinaryExpression(times > 0 ? BinaryOperator.Add : BinaryOperator.Subtract, sum, variable, PassiveType.Int32))
                        : times > 0 ? new VariableOperand(variable)
                        : builder.Let(new UnaryExpression(UnaryOperator.Negate, variable, PassiveType.Int32));
                }
            }

            return sum is null ? PassiveConstant.Int(start.Offset)
                : start.Offset == 0 ? sum
                : plus(builder, sum, PassiveConstant.Int(start.Offset));
        }
    }
}
