using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>A work buffer that each iteration of a loop fills anew has a part of its own for each of them: the reverse of an iteration finds
/// what the iteration left there, and nothing that loops read in it is recorded.</summary>
/// <remarks>
/// <code>
/// b = new double[d]                                 parts = scratch.Reserve(k * d)
/// for c &lt; k:  for i &lt; d: b[i] = …                    for c &lt; k:  b = parts[c * d, d elements]
///             for i &lt; d: s += b[i] * b[i]                          for i &lt; d: b[i] = …
///                        record b[i]           =&gt;                 for i &lt; d: s += b[i] * b[i]
/// reverse of c:  for i: t = records[i], …           reverse of c:  b = parts[c * d, d elements]
///                                                                  for i &lt; d: t = b[i], …
/// </code>
/// The loop stands in one that is reversed while it runs, so that the memory is that of one iteration of the outer loop, and no more than
/// the records took: some loop read the buffer from end to end. See docs/passes/expanded-buffers.md.
/// </remarks>
internal sealed class ExpandedBuffers
{
    private readonly PrimalTree tree;
    private readonly MemoryRoots roots;
    private readonly VariableIds ids;
    private readonly IrVariable scratch;
    private readonly Dictionary<int, Buffer> buffers = [];

    /// <param name="tree">The primal.</param>
    /// <param name="roots">What refers to which memory.</param>
    /// <param name="plan">The buffers and the indices of their loops.</param>
    /// <param name="ids">Where new variables get their numbers.</param>
    /// <param name="scratch">The tape that the parts lie on.</param>
    public ExpandedBuffers(PrimalTree tree, MemoryRoots roots, MemoryPlan plan, VariableIds ids, IrVariable scratch)
    {
        this.tree = tree;
        this.roots = roots;
        this.ids = ids;
        this.scratch = scratch;
        foreach (KeyValuePair<int, int> pair in plan.Expanded.OrderBy(static pair => pair.Key))
        {
            IrVariable array = roots.Variable(pair.Key);
            PrimalNode loop = tree.All.Find(node => node.Statement is ForStatement counted && counted.Index.Id == pair.Value)!;
            SequenceType span = SequenceType.SpanOf(((SequenceType)array.Type).Element);
            buffers[pair.Key] = new Buffer(
                loop,
                LengthOf(tree, array),
                new IrVariable(ids.Take(), array.Name + "Parts", span),
                array with { Id = ids.Take(), Type = span });
        }
    }

    /// <summary>The buffers for which parts cost less than records.</summary>
    /// <param name="tree">The primal.</param>
    /// <param name="roots">What refers to which memory.</param>
    /// <param name="privates">What each iteration of a loop has to itself.</param>
    /// <param name="availability">Which loops are reversed while they run.</param>
    /// <param name="records">The loops that record, and what.</param>
    public static Dictionary<int, int> Choose(
        PrimalTree tree, MemoryRoots roots, PrivateMemory privates, Availability availability, IEnumerable<(PrimalNode Loop, IReadOnlyList<IrVariable> Values)> records)
    {
        Dictionary<int, int> chosen = [];
        foreach ((PrimalNode loop, IReadOnlyList<IrVariable> values) in records)
        {
            if (Owner(loop, availability) is not { Statement: ForStatement { Index: var index, Budget: null } counted } owner || ReferenceEquals(owner, loop)
                || loop.Statement is not ForStatement { From: PassiveConstant { Code: "0" }, Step: 1, To: var end })
            {
                continue;
            }

            foreach (IrVariable value in values)
            {
                if (tree.Definition(value) is { Statement: LetStatement { Value: LoadExpression { Place: var place } } } read
                    && roots.Of(place.Base).Count() == 1
                    && roots.Of(place.Base).First() is var root
                    && !chosen.ContainsKey(root)
                    && IsElementwise(root, tree, roots, owner)
                    && privates.IsSame(end, LengthOf(tree, roots.Variable(root)))
                    && privates.IsPrivate(root, owner)
                    && Outermost(owner) is var outermost
                    && IsKnownBefore(tree, outermost, LengthOf(tree, roots.Variable(root)))
                    && IsKnownBefore(tree, outermost, counted.From)
                    && IsKnownBefore(tree, outermost, counted.To)
                    && roots.Writes(root).All(write => IsKept(write, read, owner)))
                {
                    chosen[root] = index.Id;
                }
            }
        }

        return chosen;
    }

    /// <summary>Whether a loop has buffers with a part for each of its iterations.</summary>
    public bool HasBuffers(PrimalNode loop) => buffers.Values.Any(buffer => ReferenceEquals(buffer.Loop, loop));

    /// <summary>Whether what a read found is still in the iteration's part when the iteration is reversed, as far as <paramref name="write"/> goes.</summary>
    public bool IsKept(int root, PrimalNode write, PrimalNode read) => buffers.TryGetValue(root, out Buffer? buffer) && IsKept(write, read, buffer.Loop);

    /// <summary>Reserves the parts of all buffers that loops inside of a fused one use; to stand before the outermost one.</summary>
    public IReadOnlyList<IrStatement> Reserve(PrimalNode outermost, Func<ForStatement, IrBuilder, Operand> tripCount)
    {
        IrBuilder builder = new(ids);
        foreach (Buffer buffer in buffers.Values.Where(buffer => buffer.Loop.IsInside(outermost)))
        {
            VariableOperand size = builder.Let(new BinaryExpression(
                BinaryOperator.Multiply, tripCount((ForStatement)buffer.Loop.Statement, builder), buffer.Length, PassiveType.Int32, IsChecked: true));
            builder.Add(new LetStatement(buffer.Parts, new TapeReserveExpression(scratch, size, (SequenceType)buffer.Parts.Type)));
            Releases.Insert(0, new LetStatement(builder.NewVariable("", buffer.Parts.Type), new TapeReleaseExpression(scratch, size, (SequenceType)buffer.Parts.Type)));
        }

        return builder.Statements;
    }

    /// <summary>Gives the parts back, the last first.</summary>
    public List<IrStatement> Releases { get; } = [];

    /// <summary>The current iteration's parts of the buffers of a loop.</summary>
    public IReadOnlyList<IrStatement> Parts(PrimalNode loop, Func<IrBuilder, Operand> iteration)
    {
        IrBuilder builder = new(ids);
        foreach (Buffer buffer in buffers.Values.Where(buffer => ReferenceEquals(buffer.Loop, loop)))
        {
            VariableOperand start = builder.Let(new BinaryExpression(BinaryOperator.Multiply, iteration(builder), buffer.Length, PassiveType.Int32));
            builder.Add(new LetStatement(buffer.Part, new SliceExpression(buffer.Parts, start, buffer.Length, (SequenceType)buffer.Part.Type)));
        }

        return builder.Statements;
    }

    /// <summary>The sweep with the parts in place of the buffers.</summary>
    public List<IrStatement> Substitute(List<IrStatement> sweep) => buffers.Count == 0 ? sweep
        : [.. new Substitution(buffers.ToDictionary(static pair => pair.Key, static pair => pair.Value.Part), buffers.ToDictionary(static pair => pair.Key, static pair => pair.Value.Length)).Apply(sweep)];

    /// <summary>The outermost loop around a recording one, itself perhaps, that is not reversed while it runs, if it stands in one that is.</summary>
    private static PrimalNode? Owner(PrimalNode loop, Availability availability)
    {
        PrimalNode owner = loop;
        while (owner.EnclosingLoop is { } around)
        {
            if (availability.IsFused(around))
            {
                return owner;
            }

            owner = around;
        }

        return null;
    }

    private static PrimalNode Outermost(PrimalNode loop) => loop.EnclosingLoop is { } around ? Outermost(around) : loop;

    /// <summary>Whether a write comes before a read, and no later iteration of a loop inside of <paramref name="owner"/> writes there again.</summary>
    private static bool IsKept(PrimalNode write, PrimalNode read, PrimalNode owner)
    {
        if (write.Order >= read.Order || write.CommonLoop(read) is not { } common)
        {
            return false;
        }

        return ReferenceEquals(common, owner)
            || (ReferenceEquals(common.EnclosingLoop, owner)
                && common.Statement is ForStatement { Index: var index }
                && write.Statement is StoreStatement { Place.Indices: { Count: 1 } written }
                && read.Statement is LetStatement { Value: LoadExpression { Place.Indices: { Count: 1 } wanted } }
                && IsIndex(written[0], index) && IsIndex(wanted[0], index));
    }

    private static bool IsIndex(Operand operand, IrVariable index) => operand is VariableOperand { Variable: var variable } && variable.Id == index.Id;

    private static Operand LengthOf(PrimalTree tree, IrVariable array) => ((AllocateExpression)((LetStatement)tree.Definition(array)!.Statement).Value).Lengths[0];

    /// <summary>Whether a buffer is made in the method's body and used by its elements alone, inside of the loop.</summary>
    private static bool IsElementwise(int root, PrimalTree tree, MemoryRoots roots, PrimalNode loop)
    {
        IrVariable array = roots.Variable(root);
        if (tree.Assignments(array).Count > 0
            || tree.Definition(array) is not { Parent.Owner: null, Statement: LetStatement { Value: AllocateExpression { Lengths.Count: 1, Sequence: { Kind: SequenceKind.Array or SequenceKind.Span, Element: RealType } } } })
        {
            return false;
        }

        bool Refers(Operand operand) => operand is VariableOperand { Variable: var variable } && MemoryRoots.IsMemory(variable.Type) && roots.Of(variable).Contains(root);
        return tree.All.TrueForAll(node => !node.Statement.Operands().Any(Refers) || node.Statement switch
        {
            LetStatement { Value: LengthExpression } => true,
            LetStatement { Value: LoadExpression { Place.Path.IsEmpty: true } } => node.IsInside(loop),
            StoreStatement { Place.Path.IsEmpty: true } or AccumulateStatement { Place.Path.IsEmpty: true } or FillStatement => node.IsInside(loop),
            _ => false,
        });
    }

    /// <summary>Whether a number is the same from before the outermost loop on.</summary>
    private static bool IsKnownBefore(PrimalTree tree, PrimalNode outermost, Operand operand) => operand switch
    {
        PassiveConstant => true,
        VariableOperand { Variable: var variable } => tree.Assignments(variable).Count == 0
            && (tree.Definition(variable) is { } definition
                ? definition.Order < outermost.Order && definition.Parent.Owner is null
                : tree.Method.Parameters.Any(parameter => parameter.Variable.Id == variable.Id && parameter.Mode == PassingMode.Value)),
        _ => false,
    };

    /// <summary>Writes the parts for the buffers, of which only the length is known where there is no part.</summary>
    private sealed class Substitution(IReadOnlyDictionary<int, IrVariable> parts, IReadOnlyDictionary<int, Operand> lengths) : VariableSubstitution(parts)
    {
        protected override Expression Expression(Expression expression) =>
            expression is LengthExpression { Sequence: var sequence } && lengths.TryGetValue(sequence.Id, out Operand? length) ? new UseExpression(length) : base.Expression(expression);
    }

    /// <param name="Loop">The loop of which each iteration has a part.</param>
    /// <param name="Length">The length of a part.</param>
    /// <param name="Parts">All parts.</param>
    /// <param name="Part">The current iteration's.</param>
    private sealed record Buffer(PrimalNode Loop, Operand Length, IrVariable Parts, IrVariable Part);
}
