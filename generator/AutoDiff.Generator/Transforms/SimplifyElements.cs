using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Keeps elements of shadows in locals within a block: what is set to zero and added to at once is stored once, two additions
/// become one, what was stored is not loaded again.</summary>
/// <remarks><code>
/// t = a[i]; a[i] = 0; …; a[i] += e       becomes   t = a[i]; …; a[i] = e
/// t = a[i]; a[i] = 0; …; a[i] += t       becomes   t = a[i]; …
/// a[i] += e; …; a[i] += f                becomes   …; a[i] += e + f
/// b[i] = v; t = b[i]                     becomes   b[i] = v; t = v
/// a[i] += e; t = a[i]; a[i] = 0          becomes   s = a[i]; t = s + e; a[i] = 0
/// </code>
/// A store moves down to where the element is touched next, never over anything that may be the same element.</remarks>
internal sealed class SimplifyElements : IrRewriter
{
    private readonly MemoryAliases aliases;
    private readonly VariableSet assigned = [];
    private readonly VariableIds ids;
    private List<Entry> entries = [];

    private SimplifyElements(IrMethod method, Func<IrVariable, bool> isShadow)
    {
        aliases = MemoryAliases.Of(method, isShadow);
        ids = new VariableIds(method.VariableCount);
        AssignedVariables.Gather(method.Body, assigned);
        foreach (IrParameter parameter in method.Parameters)
        {
            if (parameter.Mode is PassingMode.Ref or PassingMode.Out)
            {
                assigned.Add(parameter.Variable.Id);
            }
        }
    }

    public static IrMethod Apply(IrMethod method, Func<IrVariable, bool> isShadow)
    {
        var pass = new SimplifyElements(method, isShadow);
        IrMethod result = pass.Rewrite(method);
        return ReferenceEquals(result, method) ? method : result with { VariableCount = pass.ids.Count };
    }

    protected override EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        List<Entry> outer = entries;
        entries = [];
        List<IrStatement?> output = new(block.Count);
        foreach (IrStatement statement in block)
        {
            Visit(statement, output);
        }

        entries = outer;
        return IsSame(output, block) ? block : output.Where(static statement => statement is not null).Select(static statement => statement!).ToEquatableArray();
    }

    private void Visit(IrStatement statement, List<IrStatement?> output)
    {
        switch (statement)
        {
            case LetStatement { Value: LoadExpression { Place: var place } } let when IsElement(place):
                Load(let, place, output);
                break;
            case StoreStatement { Place: var place } store when IsElement(place):
                Store(store, output);
                break;
            case AccumulateStatement { Place: var place } accumulate when IsElement(place):
                Accumulate(accumulate, output);
                break;
            default:
                output.Add(Rebuilt(statement));
                Forget(statement);
                break;
        }
    }

    private void Load(LetStatement let, Place place, List<IrStatement?> output)
    {
        if (Find(place) is { Value: { } value } known && value.Type == let.Target.Type)
        {
            known.StoredAt = -1;
            known.AddedAt = -1;
            output.Add(let with { Value = new UseExpression(value) });
            return;
        }

        if (Find(place) is { AddedAt: >= 0 } sum && output[sum.AddedAt] is AccumulateStatement addition && !assigned.Contains(let.Target.Id))
        {
            // What is added is taken up again: the sum is a local, which is stored where nothing sets the element before.
            output[sum.AddedAt] = null;
            IrVariable held = new(ids.Take(), "", place.Type);
            output.Add(let with { Target = held });
            output.Add(new LetStatement(let.Target, new UseExpression(Sum(held, addition, output)), let.Origin));
            Observe(place);
            entries.Remove(sum);
            entries.Add(new Entry(place) { Value = new VariableOperand(let.Target), StoredAt = output.Count });
            output.Add(new StoreStatement(place, let.Target));
            return;
        }

        Observe(place);
        entries.Add(new Entry(place) { Value = assigned.Contains(let.Target.Id) ? null : new VariableOperand(let.Target) });
        output.Add(let);
    }

    private void Store(StoreStatement store, List<IrStatement?> output)
    {
        Operand? before = null;
        if (Find(store.Place) is { } known)
        {
            before = known.Value;
            if (known.StoredAt >= 0)
            {
                output[known.StoredAt] = null;
                before = known.Before;
            }
        }

        bool isShadow = aliases.IsShadow(store.Place.Base);
        entries.RemoveAll(entry => aliases.MayAlias(entry.Place, store.Place));
        entries.Add(new Entry(store.Place)
        {
            Value = IsFixed(store.Value) ? store.Value : null,
            StoredAt = isShadow && IsFixed(store.Value) ? output.Count : -1,
            Before = before,
        });
        output.Add(store);
    }

    private void Accumulate(AccumulateStatement accumulate, List<IrStatement?> output)
    {
        Place place = accumulate.Place;
        bool isMergeable = aliases.IsShadow(place.Base) && place.Type is RealType && IsFixed(accumulate.Value);
        if (isMergeable && Find(place) is { } known)
        {
            if (known.StoredAt >= 0)
            {
                output[known.StoredAt] = null;
                Operand total = known.Value is RealConstant { IsZero: true }
                    ? accumulate.IsSubtraction ? Let(new UnaryExpression(UnaryOperator.Negate, accumulate.Value, place.Type), output) : accumulate.Value
                    : Sum(known.Value!, accumulate, output);
                if (known.Before == total)
                {
                    // Taken out and put back.
                    known.StoredAt = -1;
                    known.Value = total;
                    return;
                }

                known.StoredAt = output.Count;
                known.Value = total;
                output.Add(new StoreStatement(place, total));
                ForgetValues(known);
                return;
            }

            if (known.AddedAt >= 0 && output[known.AddedAt] is AccumulateStatement first)
            {
                output[known.AddedAt] = null;
                Operand total = first.IsSubtraction && accumulate.IsSubtraction ? Sum(first.Value, accumulate with { IsSubtraction = false }, output)
                    : first.IsSubtraction ? Sum(accumulate.Value, first, output)
                    : Sum(first.Value, accumulate, output);
                known.AddedAt = output.Count;
                output.Add(new AccumulateStatement(place, total, first.IsSubtraction && accumulate.IsSubtraction));
                ForgetValues(known);
                return;
            }
        }

        Entry entry = Find(place) ?? new Entry(place);
        entries.Remove(entry);
        entry.Value = null;
        entry.StoredAt = -1;
        entry.AddedAt = isMergeable ? output.Count : -1;
        ForgetValues(entry);
        entries.Add(entry);
        output.Add(accumulate);
    }

    /// <summary>After an addition to a place: what may be the same is known no longer. Other additions may still be joined: they commute.</summary>
    private void ForgetValues(Entry changed)
    {
        foreach (Entry entry in entries)
        {
            if (entry != changed && aliases.MayAlias(entry.Place, changed.Place))
            {
                entry.Value = null;
                entry.StoredAt = -1;
            }
        }
    }

    private Operand Sum(Operand left, AccumulateStatement right, List<IrStatement?> output) =>
        Let(new BinaryExpression(right.IsSubtraction ? BinaryOperator.Subtract : BinaryOperator.Add, left, right.Value, right.Place.Type), output);

    private VariableOperand Let(Expression value, List<IrStatement?> output)
    {
        IrVariable target = new(ids.Take(), "", value.Type);
        output.Add(new LetStatement(target, value));
        return new VariableOperand(target);
    }

    /// <summary>A read of a place: what is stored there must be stored by then.</summary>
    private void Observe(Place place)
    {
        foreach (Entry entry in entries)
        {
            if (aliases.MayAlias(entry.Place, place))
            {
                entry.StoredAt = -1;
                entry.AddedAt = -1;
            }
        }
    }

    private void Forget(IrStatement statement)
    {
        if (entries.Count > 0)
        {
            ForgetChanged(statement);
        }
    }

    private void ForgetChanged(IrStatement statement)
    {
        switch (statement)
        {
            case LetStatement { Value: TemplateExpression { IsPure: true } template }:
                Observe(template.Arguments);
                break;
            case LetStatement { Value: LoadExpression { Place: var place } }:
                Observe(place);
                break;
            case LetStatement { Value: TemplateExpression } or AssignStatement { Value: TemplateExpression } or CallStatement or EffectStatement or WhileStatement:
                entries.Clear();
                break;
            case AssignStatement { Value: LoadExpression { Place: var place } }:
                Observe(place);
                break;
            case StoreStatement { Place: var place }:
                entries.RemoveAll(entry => aliases.MayAlias(entry.Place, place));
                break;
            case AccumulateStatement { Place: var place }:
                entries.RemoveAll(entry => aliases.MayAlias(entry.Place, place));
                break;
            case FillStatement fill:
                entries.RemoveAll(entry => aliases.MayAlias(entry.Place.Base, fill.Sequence));
                break;
            case CopyStatement copy:
                Observe(EquatableArray.Of<Operand>(new VariableOperand(copy.Source)));
                entries.RemoveAll(entry => aliases.MayAlias(entry.Place.Base, copy.Destination));
                break;
            case ForStatement or IfStatement:
                foreach (IrStatement inner in statement.Blocks().SelectMany(static block => block))
                {
                    Forget(inner);
                }

                break;
        }
    }

    private void Observe(EquatableArray<Operand> arguments)
    {
        foreach (Operand argument in arguments)
        {
            if (argument is VariableOperand { Variable: { Type: SequenceType or AggregateType } memory })
            {
                foreach (Entry entry in entries.Where(entry => memory.Type is AggregateType || aliases.MayAlias(entry.Place.Base, memory)))
                {
                    entry.StoredAt = -1;
                    entry.AddedAt = -1;
                }
            }
        }
    }

    private Entry? Find(Place place) => entries.Find(entry => entry.Place == place);

    /// <summary>An element of a sequence by values that do not change.</summary>
    private bool IsElement(Place place) => place.Base.Type is SequenceType { Kind: SequenceKind.Array or SequenceKind.Span or SequenceKind.ReadOnlySpan }
        && !assigned.Contains(place.Base.Id) && place.Path.Count == 0 && place.Type is RealType && place.Indices.All(IsFixed);

    private bool IsFixed(Operand operand) => operand is not VariableOperand { Variable: var variable } || !assigned.Contains(variable.Id);

    private sealed class Entry(Place place)
    {
        public Place Place { get; } = place;

        /// <summary>What the element holds, if that is known.</summary>
        public Operand? Value { get; set; }

        /// <summary>What it held before the store at <see cref="StoredAt"/>.</summary>
        public Operand? Before { get; set; }

        /// <summary>The last store, while nothing can have seen it; -1 for none.</summary>
        public int StoredAt { get; set; } = -1;

        /// <summary>The last addition, while nothing can have seen it; -1 for none.</summary>
        public int AddedAt { get; set; } = -1;
    }
}
