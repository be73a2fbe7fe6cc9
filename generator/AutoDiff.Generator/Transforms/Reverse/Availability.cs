using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Decides how each loop gets its primal values back in the reverse sweep, and what can be computed again.</summary>
/// <remarks>
/// A loop is <em>joint</em> where nothing that its reverse reads was carried from one iteration to the next or has been
/// overwritten since: then an iteration is run again right before it is reversed, and nothing is stored. Every other loop is
/// <em>split</em>: its forward run records the values that cannot be computed again cheaply. Before that, a loop may be
/// <em>fused</em> (see <see cref="Fusion"/>): an iteration is reversed right after it has run, and nothing runs twice.
/// </remarks>
/// <param name="fusion">Null for no fusion, and every loop reversed from its last iteration.</param>
/// <param name="restored">The memory that the reverse sweep brings back, see <see cref="RestoredMemory"/>.</param>
/// <param name="expanded">The buffers that have a part for each iteration of a loop.</param>
/// <param name="recordsFunctions">Whether a loop records elementary functions rather than compute them twice.</param>
internal sealed class Availability(
    PrimalTree tree, MemoryRoots roots, IReadOnlyDictionary<PrimalNode, CallPlan> calls, Fusion? fusion, PrivateMemory privates, bool isTopSplit, HashSet<int> restored,
    ExpandedBuffers expanded, bool recordsFunctions)
{
    private readonly HashSet<int> restored = restored;
    private readonly ExpandedBuffers expanded = expanded;
    private readonly PrimalTree tree = tree;
    private readonly RecordingCosts costs = new(tree, roots);
    private readonly MemoryRoots roots = roots;
    private readonly HashSet<PrimalNode> joint = [];
    private readonly HashSet<PrimalNode> fused = [];
    private readonly HashSet<PrimalNode> ascending = [];
    private readonly Dictionary<PrimalNode, CheckpointState> checkpoints = [];

    public bool IsJoint(PrimalNode loop) => joint.Contains(loop);

    public bool IsFused(PrimalNode loop) => fused.Contains(loop);

    /// <summary>The indices of the counted loops that are fused.</summary>
    public IEnumerable<int> FusedIndices => fused.Select(static loop => loop.Statement).OfType<ForStatement>().Select(static loop => loop.Index.Id);

    /// <summary>The state that snapshots of a checkpointed loop hold; null for other loops.</summary>
    public CheckpointState? StateOf(PrimalNode loop) => checkpoints.TryGetValue(loop, out CheckpointState? state) ? state : null;

    /// <summary>Whether a joint loop is reversed from its first iteration on, so that what it carries is computed on the way.</summary>
    public bool IsAscending(PrimalNode loop) => ascending.Contains(loop);

    /// <summary>Whether forward and reverse code of the region stand in the same scope: the body of the method, of a joint or of a
    /// fused loop.</summary>
    public bool IsSameScope(PrimalNode? loop) => loop is null ? !isTopSplit : joint.Contains(loop) || RunsBeforeItsReverse(loop);

    /// <summary>Whether the memory of an iteration is as the iteration left it when it is reversed.</summary>
    private bool RunsBeforeItsReverse(PrimalNode loop) => fused.Contains(loop) || checkpoints.ContainsKey(loop);

    /// <summary>Chooses the modes from the outermost loop inwards.</summary>
    public void Decide(ReverseBlock block) => Decide(block, runsOnce: !isTopSplit, mayRecord: true);

    /// <param name="runsOnce">Whether the block's forward code is written once, in the scope of its reverse.</param>
    /// <param name="mayRecord">Whether the forward run of a loop in the block may record what could be computed again: of the method's own block also where the
    /// reverse is another method, but not of what runs again.</param>
    /// <param name="isNested">Whether it is the block of a loop, which takes what it records back in each iteration.</param>
    private void Decide(ReverseBlock block, bool runsOnce, bool mayRecord, bool isNested = false)
    {
        foreach (ReverseNode node in block.Nodes)
        {
            switch (node)
            {
                case ReverseIf branch:
                    Decide(branch.Then, runsOnce: false, mayRecord: false);
                    Decide(branch.Else, runsOnce: false, mayRecord: false);
                    break;
                case ReverseLoop loop:
                    if (runsOnce && CheckpointState.Of(loop.Origin, tree, roots, privates) is { } state)
                    {
                        checkpoints[loop.Origin] = state;
                    }
                    else if (runsOnce && fusion?.TryFuse(loop, block) == true)
                    {
                        fused.Add(loop.Origin);
                    }
                    else if (expanded.HasBuffers(loop.Origin))
                    {
                        // Run once: the parts hold what its reverse reads.
                    }
                    else if (fusion?.IsOrderFree(loop) == true && Mark(loop.Origin, ReverseReferences.Of(loop.Body, tree), isAscending: true) is { } rerun && !(mayRecord && IsBetterRecorded(loop, rerun, isNested)))
                    {
                        joint.Add(loop.Origin);
                        ascending.Add(loop.Origin);
                    }
                    else if (Mark(loop.Origin, ReverseReferences.Of(loop.Body, tree), isAscending: false) is { } again && !(mayRecord && IsBetterRecorded(loop, again, isNested)))
                    {
                        joint.Add(loop.Origin);
                    }

                    Decide(loop.Body, IsFused(loop.Origin), mayRecord: IsFused(loop.Origin), isNested: true);
                    break;
            }
        }
    }

    private bool IsBetterRecorded(ReverseLoop loop, HashSet<PrimalNode> again, bool isNested) =>
        (isNested && costs.RecordsLess(loop, again)) || (recordsFunctions && costs.RecordsFunctions(loop, again));

    /// <summary>The statements of a loop's body that must run again to give <paramref name="wanted"/> and to record for the
    /// calls inside; null if they depend on another iteration or on memory that has changed.</summary>
    public HashSet<PrimalNode>? Mark(PrimalNode loop, IEnumerable<IrVariable> wanted, bool isAscending)
    {
        Marking marking = new(this, loop, isAscending);
        foreach (IrVariable variable in wanted)
        {
            marking.Want(variable);
        }

        foreach (KeyValuePair<PrimalNode, CallPlan> call in calls)
        {
            if (call.Key.IsInside(loop) && (call.Value.Kind == CallReversal.Halves || call.Value.Snapshots.Count > 0))
            {
                marking.Want(call.Key);
            }
        }

        return marking.Run();
    }

    /// <summary>Whether a read at <paramref name="reader"/> through <paramref name="memory"/> gives the same value when it is
    /// repeated in the reverse sweep.</summary>
    public bool IsReloadable(PrimalNode reader, IrVariable memory)
    {
        if (!IsReachable(memory))
        {
            return false;
        }

        foreach (int root in roots.Of(memory))
        {
            foreach (PrimalNode write in roots.Writes(root))
            {
                if (restored.Contains(root) ? RestoredMemory.IsLaterInBlock(write, reader) : !IsSettled(write, reader, root))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether what <paramref name="write"/> left is what <paramref name="reader"/> saw and what is still there.</summary>
    private bool IsSettled(PrimalNode write, PrimalNode reader, int root)
    {
        if (write.Order >= reader.Order)
        {
            return false;
        }

        PrimalNode? common = write.CommonLoop(reader);
        return common is null || expanded.IsKept(root, write, reader) || RunsBeforeItsReverse(common) || (IsJoint(common) && IsLocalTo(root, common));
    }

    private bool IsLocalTo(int root, PrimalNode loop) => privates.IsPrivate(root, loop);

    /// <summary>Whether the arrays behind a variable exist in the reverse sweep.</summary>
    private bool IsReachable(IrVariable memory) => roots.Of(memory).All(root =>
    {
        PrimalNode? definition = tree.Definition(roots.Variable(root));
        return definition is null
            || definition.Statement is LetStatement { Value: TemplateExpression }
            || (IsSameScope(definition.EnclosingLoop) && (definition.Parent.Owner is null || definition.Parent.Owner.IsLoop || roots.Variable(root).Type is SequenceType { IsStorable: true }));
    });

    /// <summary>The demand-driven marking of statements inside one loop.</summary>
    private sealed class Marking(Availability owner, PrimalNode loop, bool isAscending)
    {
        private readonly HashSet<PrimalNode> marked = [];
        private readonly Stack<PrimalNode> work = new();
        private readonly HashSet<int> wantedRoots = [];
        private readonly HashSet<int> wantedContents = [];
        private bool hasFailed;

        public void Want(PrimalNode node)
        {
            if (node.IsInside(loop) && marked.Add(node))
            {
                work.Push(node);
            }
        }

        public void Want(IrVariable variable)
        {
            if (MemoryRoots.IsMemory(variable.Type))
            {
                WantContents(variable);
            }

            if (owner.tree.Definition(variable) is not { } definition)
            {
                return;
            }

            if (definition.IsInside(loop))
            {
                Want(definition);
                foreach (PrimalNode assignment in owner.tree.Assignments(variable))
                {
                    Want(assignment);
                }
            }
            else if (owner.tree.Assignments(variable).Any(assignment => assignment.IsInside(loop)))
            {
                // The value that an iteration finds is what another one left.
                hasFailed |= !isAscending || definition.Statement is not LetStatement { Value: UseExpression } || MemoryRoots.IsMemory(variable.Type);
                foreach (PrimalNode assignment in owner.tree.Assignments(variable))
                {
                    Want(assignment);
                }
            }
        }

        /// <summary>What an iteration's own memory holds.</summary>
        private void WantContents(IrVariable memory)
        {
            foreach (int root in owner.roots.Of(memory))
            {
                if (wantedContents.Add(root) && owner.IsLocalTo(root, loop))
                {
                    foreach (PrimalNode write in owner.roots.Writes(root))
                    {
                        Want(write);
                    }
                }
            }
        }

        public HashSet<PrimalNode>? Run()
        {
            while (work.Count > 0 && !hasFailed)
            {
                Follow(work.Pop());
            }

            return hasFailed ? null : marked;
        }

        private void Follow(PrimalNode node)
        {
            if (node.Parent.Owner is { } parent)
            {
                Want(parent);
            }

            foreach (Operand operand in node.Statement.Operands())
            {
                if (operand is VariableOperand v)
                {
                    Want(v.Variable);
                }
            }

            switch (node.Statement)
            {
                case LetStatement { Value: MakeExpression or AllocateExpression } made when owner.tree.Lasting.Contains(made.Target.Id):
                    hasFailed = true;
                    break;
                case LetStatement { Value: LoadExpression load } when MemoryRoots.IsMemory(load.Place.Base.Type):
                    hasFailed |= MovingSpans.Contain(owner.tree, load.Place.Base);
                    Read(node, load.Place.Base);
                    break;
                case LetStatement { Value: LengthExpression length } when MovingSpans.Contain(owner.tree, length.Sequence):
                    hasFailed = true;
                    break;
                case LetStatement { Value: LengthExpression { Sequence: { Type: SequenceType { Kind: SequenceKind.List } } list } }:
                    Read(node, list);
                    break;
                case LetStatement { Value: TemplateExpression template }:
                    hasFailed |= !template.IsPure || !template.IsStable;
                    foreach (Operand argument in template.Arguments)
                    {
                        if (argument is VariableOperand v && MemoryRoots.IsMemory(v.Type))
                        {
                            Read(node, v.Variable);
                        }
                    }

                    break;
                case CopyStatement copy:
                    Read(node, copy.Source);
                    break;
                case CallStatement call:
                    FollowCall(node, call);
                    break;
                case EffectStatement:
                    hasFailed = true;
                    break;
            }
        }

        private void FollowCall(PrimalNode node, CallStatement call)
        {
            // Somebody else's method, as TryDequeue, or a marked one that draws random numbers: nobody knows what it does when it is run once more.
            hasFailed |= call.Callee.Companions.IsEmpty || call.Callee.HasEffects;
            foreach (Argument argument in call.Arguments)
            {
                if (argument.Value is VariableOperand v && MemoryRoots.IsMemory(v.Type))
                {
                    Read(node, v.Variable);
                }
            }

            foreach (IrVariable written in MemoryRoots.WrittenBy(call))
            {
                hasFailed |= owner.roots.Of(written).Any(root => !owner.IsLocalTo(root, loop));
            }
        }

        private void Read(PrimalNode reader, IrVariable memory)
        {
            foreach (int root in owner.roots.Of(memory))
            {
                bool isLocal = owner.IsLocalTo(root, loop);
                foreach (PrimalNode write in owner.roots.Writes(root))
                {
                    if (owner.expanded.IsKept(root, write, reader))
                    {
                        continue;
                    }

                    if (!write.IsInside(loop))
                    {
                        hasFailed |= !owner.restored.Contains(root) && !owner.IsSettled(write, reader, root);
                    }
                    else if (!isLocal)
                    {
                        hasFailed = true;
                    }
                    else if (wantedRoots.Add(root) || !marked.Contains(write))
                    {
                        Want(write);
                    }
                }

                if (owner.tree.Definition(owner.roots.Variable(root)) is { } definition && !definition.IsInside(loop))
                {
                    hasFailed |= !owner.IsReachable(owner.roots.Variable(root));
                }
            }
        }
    }
}
