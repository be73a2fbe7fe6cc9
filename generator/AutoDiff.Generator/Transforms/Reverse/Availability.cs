using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Decides how each loop gets its primal values back in the reverse sweep, and what can be computed again.</summary>
/// <remarks>
/// A loop is <em>joint</em> where nothing that its reverse reads was carried from one iteration to the next or has been
/// overwritten since: then an iteration is run again right before it is reversed, and nothing is stored. Every other loop is
/// <em>split</em>: its forward run records the values that cannot be computed again cheaply.
/// </remarks>
internal sealed class Availability(PrimalTree tree, MemoryRoots roots, IReadOnlyDictionary<PrimalNode, CallPlan> calls, bool isTopSplit)
{
    private readonly PrimalTree tree = tree;
    private readonly MemoryRoots roots = roots;
    private readonly HashSet<PrimalNode> joint = [];

    public bool IsJoint(PrimalNode loop) => joint.Contains(loop);

    /// <summary>Whether forward and reverse code of the region stand in the same scope: the body of the method or of a joint loop.</summary>
    public bool IsSameScope(PrimalNode? loop) => loop is null ? !isTopSplit : joint.Contains(loop);

    /// <summary>Chooses the modes from the outermost loop inwards.</summary>
    public void Decide(ReverseBlock block)
    {
        foreach (ReverseNode node in block.Nodes)
        {
            switch (node)
            {
                case ReverseIf branch:
                    Decide(branch.Then);
                    Decide(branch.Else);
                    break;
                case ReverseLoop loop:
                    if (Mark(loop.Origin, ReverseReferences.Of(loop.Body, tree)) is not null)
                    {
                        joint.Add(loop.Origin);
                    }

                    Decide(loop.Body);
                    break;
            }
        }
    }

    /// <summary>The statements of a loop's body that must run again to give <paramref name="wanted"/> and to record for the
    /// calls inside; null if they depend on another iteration or on memory that has changed.</summary>
    public HashSet<PrimalNode>? Mark(PrimalNode loop, IEnumerable<IrVariable> wanted)
    {
        Marking marking = new(this, loop);
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
                if (!IsSettled(write, reader, root))
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
        return common is null || (IsJoint(common) && IsLocalTo(root, common));
    }

    private bool IsLocalTo(int root, PrimalNode loop) => tree.Definition(roots.Variable(root)) is { } definition && definition.IsInside(loop);

    /// <summary>Whether the arrays behind a variable exist in the reverse sweep.</summary>
    private bool IsReachable(IrVariable memory) => roots.Of(memory).All(root =>
    {
        PrimalNode? definition = tree.Definition(roots.Variable(root));
        return definition is null
            || definition.Statement is LetStatement { Value: TemplateExpression }
            || (IsSameScope(definition.EnclosingLoop) && (definition.Parent.Owner is null || definition.Parent.Owner.IsLoop || roots.Variable(root).Type is SequenceType { IsStorable: true }));
    });

    /// <summary>The demand-driven marking of statements inside one loop.</summary>
    private sealed class Marking(Availability owner, PrimalNode loop)
    {
        private readonly HashSet<PrimalNode> marked = [];
        private readonly Stack<PrimalNode> work = new();
        private readonly HashSet<int> wantedRoots = [];
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
                hasFailed = true;
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
                    Read(node, load.Place.Base);
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
                    if (!write.IsInside(loop))
                    {
                        hasFailed |= !owner.IsSettled(write, reader, root);
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

                if (!isLocal && owner.tree.Definition(owner.roots.Variable(root)) is not null)
                {
                    hasFailed |= !owner.IsReachable(owner.roots.Variable(root));
                }
            }
        }
    }
}
