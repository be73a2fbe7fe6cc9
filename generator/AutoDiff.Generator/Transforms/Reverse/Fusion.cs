using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Finds the loops that are reversed while they run forward: iteration i forward, then iteration i backward, in one loop.</summary>
/// <remarks>
/// <code>
/// s = Σ f(xᵢ), return s        for i:  s += f(xᵢ);  adj[xᵢ] += f'(xᵢ) · adj[s]
/// </code>
/// That is right where the adjoints that the loop's reverse reads are known before the loop runs, as those of sums are that reach
/// the result linearly; where no iteration's adjoint depends on another's; and where the loop only adds to adjoints from outside,
/// none of which is read or reset by the reverse of what follows. The values of an iteration are then in scope when it is
/// reversed: nothing is computed a second time and nothing stored.
/// </remarks>
internal sealed class Fusion
{
    private readonly PrimalTree tree;
    private readonly MemoryRoots roots;
    private readonly ReverseSweep sweep;
    private readonly PrivateMemory privates;
    private readonly VariableIds ids;
    private readonly HashSet<int> restored;
    private readonly HashSet<int> mutable = [];
    private readonly Dictionary<int, Expression> definitions = [];
    private readonly Dictionary<PrimalNode, FusedLoop> fused = [];

    public Fusion(PrimalTree tree, MemoryRoots roots, PrivateMemory privates, ReverseSweep sweep, ReverseBlock reverse, VariableIds ids, HashSet<int> restored)
    {
        this.restored = restored;
        this.tree = tree;
        this.roots = roots;
        this.privates = privates;
        this.sweep = sweep;
        this.ids = ids;
        foreach (IrStatement statement in All(reverse))
        {
            switch (statement)
            {
                case LetStatement s:
                    definitions[s.Target.Id] = s.Value;
                    break;
                case AssignStatement s:
                    mutable.Add(s.Target.Id);
                    break;
                case AccumulateStatement s when !MemoryRoots.IsMemory(s.Place.Base.Type):
                    mutable.Add(s.Place.Base.Id);
                    break;
                case CallStatement s:
                    // A callee's reverse adds to the adjoints that it is given, and knows the others only when it runs.
                    mutable.UnionWith(s.Results.Select(static result => result.Id));
                    mutable.UnionWith(s.Arguments.Where(static argument => argument.Mode is PassingMode.Ref or PassingMode.Out)
                        .Select(static argument => (argument.Result ?? ((VariableOperand)argument.Value!).Variable).Id));
                    break;
            }
        }
    }

    /// <summary>The blocks whose preludes stand before a fused loop.</summary>
    public Dictionary<ReverseBlock, FusedLoop> Preludes { get; } = [];

    /// <summary>The adjoint statements that stand before a fused loop.</summary>
    public Dictionary<IrStatement, FusedLoop> Moved { get; } = [];

    /// <summary>The primal statements that stand before a fused loop, since adjoints that it reads are computed from them.</summary>
    public Dictionary<PrimalNode, FusedLoop> MovedPrimals { get; } = [];

    public FusedLoop? Find(PrimalNode loop) => fused.TryGetValue(loop, out FusedLoop? plan) ? plan : null;

    /// <summary>What must stand before a fused loop: the adjoints that it reads.</summary>
    public IEnumerable<IrStatement> Before(FusedLoop loop)
    {
        foreach (PrimalNode node in MovedPrimals.Where(pair => ReferenceEquals(pair.Value, loop)).Select(static pair => pair.Key).OrderBy(static node => node.Order))
        {
            yield return node.Statement;
        }

        if (Preludes.TryGetValue(loop.Parent, out FusedLoop? owner) && ReferenceEquals(owner, loop))
        {
            foreach (IrStatement statement in loop.Parent.Prelude)
            {
                yield return statement;
            }
        }

        foreach (ReverseCode code in loop.Parent.Nodes.OfType<ReverseCode>())
        {
            if (Moved.TryGetValue(code.Statement, out FusedLoop? home) && ReferenceEquals(home, loop))
            {
                yield return code.Statement;
            }
        }
    }

    /// <summary>Fuses the loop if that is right. Later loops of a block are asked about first.</summary>
    public bool TryFuse(ReverseLoop loop, ReverseBlock parent)
    {
        if (loop.Origin.Statement is not ForStatement || !AreIterationsIndependent(loop.Origin)
            || restored.Any(root => roots.Writes(root).Any(write => write.IsInside(loop.Origin))))
        {
            return false;
        }

        FusedLoop plan = new(parent);
        FusionNeeds needs = new(tree, loop.Body);
        if (!needs.Gather() || !needs.Added.All(memory => MayAddTo(memory, loop.Origin)) || !needs.Loaded.Concat(needs.Set).All(memory => IsOwn(memory, loop.Origin)))
        {
            return false;
        }

        // Adjoints of the block that the loop adds to are summed up on the way and added where the loop's reverse would stand.
        HashSet<int> declaredInParent = [.. parent.Nodes.OfType<ReverseCode>().Select(code => Target(code.Statement)).Where(target => target is not null).Select(target => target!.Id)];
        foreach (IrVariable sum in needs.Sums)
        {
            if (needs.Read.ContainsKey(sum.Id))
            {
                return false;
            }

            if (declaredInParent.Contains(sum.Id))
            {
                plan.Sums.Add((sum, sum with { Id = ids.Take() }));
            }
        }

        var provision = new Provision(loop, parent);
        if (!needs.Read.Values.All(variable => TryProvide(variable, provision)))
        {
            return false;
        }

        if (provision.NeedsPrelude)
        {
            Preludes[parent] = plan;
        }

        foreach (IrStatement statement in provision.Moved)
        {
            Moved[statement] = plan;
        }

        foreach (PrimalNode node in provision.Primals)
        {
            MovedPrimals[node] = plan;
        }

        fused[loop.Origin] = plan;
        return true;
    }

    /// <summary>Whether the iterations of a loop may be reversed in any order, the first one first.</summary>
    public bool IsOrderFree(ReverseLoop loop)
    {
        if (loop.Origin.Statement is not ForStatement || !AreIterationsIndependent(loop.Origin))
        {
            return false;
        }

        FusionNeeds needs = new(tree, loop.Body);
        if (!needs.Gather() || needs.Sums.Any(sum => needs.Read.ContainsKey(sum.Id)))
        {
            return false;
        }

        HashSet<int> added = [];
        HashSet<int> loaded = [];
        HashSet<int> set = [];
        return Collect(needs.Added, added) && Collect(needs.Loaded, loaded) && Collect(needs.Set, set)
            && set.Count == 0
            && !added.Overlaps(loaded)
            && added.All(root => !roots.Writes(root).Any(write => write.Statement is CallStatement && write.IsInside(loop.Origin)));

        bool Collect(List<IrVariable> shadows, HashSet<int> into)
        {
            foreach (IrVariable shadow in shadows)
            {
                if (RootsOf(shadow) is not { } found)
                {
                    return false;
                }

                into.UnionWith(found.Where(root => !privates.IsPrivate(root, loop.Origin)));
            }

            return true;
        }
    }

    private static IrVariable? Target(IrStatement statement) => statement switch
    {
        LetStatement s => s.Target,
        DeclareStatement s => s.Target,
        _ => null,
    };

    /// <summary>Whether no iteration's adjoint flows to another: what is carried is a sum, or has no adjoint.</summary>
    private bool AreIterationsIndependent(PrimalNode loop) => loop.Blocks[loop.Blocks.Count - 1].Nodes.All(node =>
        node.Statement is not AssignStatement { Target: var target } || (tree.Definition(target) is { } definition && definition.IsInside(loop)) || !sweep.IsSequential(target));

    /// <summary>Makes the value of a variable known before the loop.</summary>
    private bool TryProvide(IrVariable variable, Provision provision)
    {
        PrimalNode loop = provision.Loop.Origin;
        if (tree.Definition(variable) is { } definition)
        {
            return definition.IsInside(loop) || ReferenceEquals(definition, loop) || IsAvailable(variable, definition, loop) || TryMove(variable, definition, provision);
        }

        if (provision.Parent.Prelude.Any(statement => Target(statement)?.Id == variable.Id))
        {
            return provision.NeedsPrelude || TryMovePrelude(provision);
        }

        if (provision.Parent.Nodes.OfType<ReverseCode>().FirstOrDefault(code => Target(code.Statement)?.Id == variable.Id) is not { Statement: var source })
        {
            // A parameter, or an adjoint from around the block, which stands before the block's forward code as well.
            return !mutable.Contains(variable.Id) || MemoryRoots.IsMemory(variable.Type);
        }

        return !mutable.Contains(variable.Id) && source is LetStatement { Value: var value } && IsMovable(value)
            && (!provision.Moved.Add(source) || TryProvideAll(value.Operands(), provision));
    }

    private bool TryProvideAll(IEnumerable<Operand> operands, Provision provision) =>
        operands.All(operand => operand is not VariableOperand { Variable: var variable } || TryProvide(variable, provision));

    private bool TryMovePrelude(Provision provision)
    {
        provision.NeedsPrelude = true;
        return provision.Parent.Prelude.All(statement =>
            statement is LetStatement { Value: var value and not TemplateExpression { IsPure: false } } && TryProvideAll(value.Operands(), provision));
    }

    /// <summary>A value that is computed after the loop and not from it may be computed before: a length as a real, a constant.</summary>
    private bool TryMove(IrVariable variable, PrimalNode definition, Provision provision) =>
        ReferenceEquals(definition.Parent, provision.Loop.Origin.Parent)
        && tree.Assignments(variable).Count == 0
        && definition.Statement is LetStatement { Value: var value }
        && value switch
        {
            LengthExpression { Sequence.Type: SequenceType { Kind: SequenceKind.Span or SequenceKind.ReadOnlySpan or SequenceKind.Array } } => true,
            BinaryExpression { IsChecked: false, Type: RealType } or BinaryExpression { IsChecked: false, Operator: not (BinaryOperator.Divide or BinaryOperator.Remainder) } => true,
            UseExpression { Type: RealType or PassiveType } or UnaryExpression or ConvertExpression { IsChecked: false } or PrimitiveExpression => true,
            _ => false,
        }
        && (!provision.Primals.Add(definition) || TryProvideAll(value.Operands(), provision));

    private static bool IsMovable(Expression value) => value switch
    {
        LoadExpression load => !MemoryRoots.IsMemory(load.Place.Base.Type),
        TemplateExpression template => template.IsPure && template.IsStable && !template.Arguments.Any(static argument => MemoryRoots.IsMemory(argument.Type)),
        TapeReserveExpression or TapeReleaseExpression or AllocateExpression => false,
        _ => true,
    };

    /// <summary>Whether a primal value stands in scope before the loop and is final there.</summary>
    private bool IsAvailable(IrVariable variable, PrimalNode definition, PrimalNode loop)
    {
        bool encloses = ReferenceEquals(definition.Parent, loop.Parent) || (definition.Parent.Owner is { } owner ? loop.IsInside(owner) : true);
        bool isIndexAround = definition.Statement is ForStatement && loop.IsInside(definition);
        return definition.Order < loop.Order
            && (encloses || isIndexAround)
            && tree.Assignments(variable).All(assignment => assignment.Order < loop.Order || (assignment.EnclosingLoop is { } around && loop.IsInside(around)));
    }

    /// <summary>Whether the loop's additions to the adjoints of this memory may come early: nothing after the loop or in it writes
    /// there, which would reset them.</summary>
    private bool MayAddTo(IrVariable shadow, PrimalNode loop) => RootsOf(shadow) is { } found
        && found.All(root => roots.Writes(root).All(write => write.Order < loop.Order) || privates.IsPrivate(root, loop));

    /// <summary>Whether the adjoints of this memory are those of one iteration alone.</summary>
    private bool IsOwn(IrVariable shadow, PrimalNode loop) => RootsOf(shadow) is { } found && found.All(root => privates.IsPrivate(root, loop));

    /// <summary>The primal memory whose adjoints a variable refers to; none for scratch memory; null if that is not known.</summary>
    private IEnumerable<int>? RootsOf(IrVariable shadow)
    {
        if (sweep.PrimalOf(shadow) is { } primal)
        {
            return roots.Of(primal);
        }

        return !definitions.TryGetValue(shadow.Id, out Expression? value) ? null : value switch
        {
            SliceExpression slice => RootsOf(slice.Sequence),
            UseExpression { Value: VariableOperand v } => RootsOf(v.Variable),
            TapeReserveExpression or TapeReleaseExpression or AllocateExpression => [],
            _ => null,
        };
    }

    /// <summary>What one loop would need moved.</summary>
    private sealed class Provision(ReverseLoop loop, ReverseBlock parent)
    {
        public ReverseLoop Loop { get; } = loop;

        public ReverseBlock Parent { get; } = parent;

        public HashSet<IrStatement> Moved { get; } = [];

        public HashSet<PrimalNode> Primals { get; } = [];

        public bool NeedsPrelude { get; set; }
    }

    /// <summary>All statements of a block and those nested in it.</summary>
    internal static IEnumerable<IrStatement> All(ReverseBlock block)
    {
        foreach (IrStatement statement in block.Prelude.Concat(block.Epilogue).SelectMany(All))
        {
            yield return statement;
        }

        foreach (ReverseNode node in block.Nodes)
        {
            IEnumerable<IrStatement> inner = node switch
            {
                ReverseCode code => All(code.Statement),
                ReverseIf branch => All(branch.Then).Concat(All(branch.Else)),
                ReverseLoop loop => All(loop.Body),
                _ => [],
            };
            foreach (IrStatement statement in inner)
            {
                yield return statement;
            }
        }
    }

    private static IEnumerable<IrStatement> All(IrStatement statement) =>
        statement.Blocks().SelectMany(static block => block.SelectMany(All)).Prepend(statement);
}
