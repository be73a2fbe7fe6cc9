using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>An array of a few elements that the method makes for itself, and whose elements are all named by constants, is as many locals:
/// then they, and their adjoints, live in registers.</summary>
/// <remarks><code>
/// Span&lt;double&gt; moved = stackalloc double[2];              double moved0 = 0, moved1 = 0;
/// moved[0] = x - a;                                     moved0 = x - a;
/// moved[1] = y - b;                          becomes    moved1 = y - b;
/// … moved[0] * moved[1] …                               … moved0 * moved1 …
/// </code>
/// Short loops that walk over such arrays are written out first, see <see cref="ShortLoops"/>; where that does not name all elements, both array
/// and loop stay. Constants out of range leave the array as it is, so that it faults as it did. See docs/passes/small-arrays.md.</remarks>
internal sealed class SmallArrays : IrRewriter
{
    /// <summary>The number of elements beyond which an array stays.</summary>
    private const int MostElements = 16;

    private readonly Dictionary<int, SmallView> views;
    private readonly Dictionary<int, IrVariable[]> elements = [];
    private readonly VariableIds ids;

    private SmallArrays(Dictionary<int, SmallView> views, VariableIds ids)
    {
        this.views = views;
        this.ids = ids;
    }

    /// <param name="method">A lowered method.</param>
    public static IrMethod Apply(IrMethod method)
    {
        Dictionary<int, AllocateExpression> arrays = [];
        HashSet<int> assigned = [];
        Gather(method.Body, arrays);
        if (arrays.Count == 0)
        {
            return method;
        }

        AssignedVariables.Gather(method.Body, assigned);
        foreach (int id in assigned)
        {
            arrays.Remove(id);
        }

        // Loops are written out for the arrays that go because of it, for no others.
        while (arrays.Count > 0)
        {
            VariableIds ids = new(method.VariableCount);
            ShortLoops loops = new(arrays, assigned, ids);
            IrMethod written = loops.Run(method);
            HashSet<int> kept = [];
            Check(written.Body, loops.Views, kept);
            kept.UnionWith(arrays.Keys.Where(root => !loops.Views.Values.Any(view => view.Root == root)));
            if (kept.Count == 0)
            {
                IrMethod split = new SmallArrays(loops.Views, ids).Rewrite(written);
                return split with { VariableCount = ids.Count };
            }

            foreach (int root in kept)
            {
                arrays.Remove(root);
            }
        }

        return method;
    }

    private static void Gather(EquatableArray<IrStatement> block, Dictionary<int, AllocateExpression> arrays)
    {
        foreach (IrStatement statement in block)
        {
            if (statement is LetStatement { Target: var target, Value: AllocateExpression { StackCondition: null, Sequence: { Element: RealType, Kind: SequenceKind.Span or SequenceKind.Array or SequenceKind.RectangularArray } } allocation }
                && allocation.Lengths.Count <= 2 && allocation.Lengths.All(static length => ShortLoops.IntegerOf(length) is > 0 and <= MostElements)
                && SmallView.Whole(target.Id, allocation) is { Length: <= MostElements })
            {
                arrays[target.Id] = allocation;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner, arrays);
            }
        }
    }

    /// <summary>Finds the arrays that are used in another way than by elements that are known.</summary>
    private static void Check(EquatableArray<IrStatement> block, Dictionary<int, SmallView> views, HashSet<int> kept)
    {
        foreach (IrStatement statement in block)
        {
            bool isKnown = statement switch
            {
                LetStatement { Target.Id: var target } when views.ContainsKey(target) => true,
                LetStatement { Value: LoadExpression load } => IsKnown(load.Place, views),
                LetStatement { Value: LengthExpression } => false,
                StoreStatement store => IsKnown(store.Place, views) && !IsView(store.Value, views),
                AccumulateStatement accumulate => IsKnown(accumulate.Place, views),
                FillStatement fill => views.ContainsKey(fill.Sequence.Id),
                CopyStatement copy => views.TryGetValue(copy.Source.Id, out SmallView? source) && views.TryGetValue(copy.Destination.Id, out SmallView? destination)
                    && source.Columns == 0 && destination.Columns == 0 && source.Length <= destination.Length,
                _ => false,
            };
            if (!isKnown)
            {
                foreach (Operand operand in statement.Operands())
                {
                    if (operand is VariableOperand { Variable.Id: var id } && views.TryGetValue(id, out SmallView? view))
                    {
                        kept.Add(view.Root);
                    }
                }
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Check(inner, views, kept);
            }
        }
    }

    private static bool IsKnown(Place place, Dictionary<int, SmallView> views) =>
        views.TryGetValue(place.Base.Id, out SmallView? view) && view.ElementOf(place) is not null;

    private static bool IsView(Operand operand, Dictionary<int, SmallView> views) => operand is VariableOperand { Variable.Id: var id } && views.ContainsKey(id);

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        switch (statement)
        {
            case LetStatement { Value: AllocateExpression } let when views.TryGetValue(let.Target.Id, out SmallView? whole):
                Declare(let.Target, whole, output);
                break;
            case LetStatement { Target.Id: var target } when views.ContainsKey(target):
                break;
            case LetStatement { Value: LoadExpression load } let when views.ContainsKey(load.Place.Base.Id):
                output.Add(let with { Value = new UseExpression(Element(load.Place)) });
                break;
            case StoreStatement store when views.ContainsKey(store.Place.Base.Id):
                output.Add(new AssignStatement(Element(store.Place), new UseExpression(store.Value)));
                break;
            case AccumulateStatement accumulate when views.ContainsKey(accumulate.Place.Base.Id):
                IrVariable element = Element(accumulate.Place), sum = new(ids.Take(), "", element.Type);
                BinaryOperator change = accumulate.IsSubtraction ? BinaryOperator.Subtract : BinaryOperator.Add;
                output.Add(new LetStatement(sum, new BinaryExpression(change, element, accumulate.Value, element.Type)));
                output.Add(new AssignStatement(element, new UseExpression(sum)));
                break;
            case FillStatement fill when views.TryGetValue(fill.Sequence.Id, out SmallView? filled):
                output.AddRange(Elements(filled).Select(cell => new AssignStatement(cell, new UseExpression(fill.Value))));
                break;
            case CopyStatement copy when views.TryGetValue(copy.Source.Id, out SmallView? source) && views.TryGetValue(copy.Destination.Id, out SmallView? destination):
                Copy(source, destination, output);
                break;
            default:
                base.Statement(statement, output);
                break;
        }
    }

    private void Declare(IrVariable array, SmallView whole, List<IrStatement> output)
    {
        var type = (RealType)((SequenceType)array.Type).Element;
        IrVariable[] own = new IrVariable[whole.Length];
        for (int i = 0; i < own.Length; i++)
        {
            string place = whole.Columns > 0 ? $"{i / whole.Columns}{i % whole.Columns}" : i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            own[i] = new IrVariable(ids.Take(), array.Name.Length == 0 ? "" : array.Name + place, type);
            output.Add(new LetStatement(own[i], new UseExpression(new RealConstant(0, type))));
        }

        elements[whole.Root] = own;
    }

    /// <summary>All elements are read before the first is written: the two may overlap.</summary>
    private void Copy(SmallView source, SmallView destination, List<IrStatement> output)
    {
        List<IrVariable> values = [];
        foreach (IrVariable element in Elements(source))
        {
            IrVariable value = new(ids.Take(), "", element.Type);
            output.Add(new LetStatement(value, new UseExpression(element)));
            values.Add(value);
        }

        IrVariable[] written = [.. Elements(destination)];
        output.AddRange(values.Select((value, i) => new AssignStatement(written[i], new UseExpression(value))));
    }

    private IrVariable Element(Place place)
    {
        SmallView view = views[place.Base.Id];
        return elements[view.Root][view.ElementOf(place)!.Value];
    }

    private IEnumerable<IrVariable> Elements(SmallView view) => elements[view.Root].Skip(view.Start).Take(view.Length);
}
