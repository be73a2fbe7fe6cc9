using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Lowering;

/// <content>
/// The program point. <c>current</c> is always a point that the program reaches without having jumped: after a construct in which a
/// jump may have been taken, the point moves into the branch that did not jump, or into a guard.
/// </content>
internal sealed partial class MethodLowering
{
    private readonly Block root = new();
    private Block current = null!;
    private bool isReachable = true;
    private List<JumpTarget> taken = [];

    /// <summary>Where variables that an expression declares (<c>out var x</c>, <c>is var x</c>) belong: the block of the
    /// statement. They are read after the statement's branches.</summary>
    private Block scope = null!;

    /// <summary>A block lowered by itself: where it begins, the point at its end, and the jumps taken inside.</summary>
    private readonly record struct Branch(Block Root, Block End, bool IsReachable, List<JumpTarget> Taken);

    private Branch LowerBranch(Action lower)
    {
        (Block savedBlock, bool savedReachable, List<JumpTarget> savedTaken) = (current, isReachable, taken);
        Block savedScope = scope;
        Block start = new();
        (current, taken) = (start, []);
        lower();
        Branch branch = new(start, current, isReachable, taken);
        (current, isReachable, taken) = (savedBlock, savedReachable, savedTaken);
        scope = savedScope;
        return branch;
    }

    private static Branch EmptyBranch()
    {
        Block block = new();
        return new Branch(block, block, true, []);
    }

    private void Jump(JumpTarget target)
    {
        if (isReachable)
        {
            Emit(new JumpNode(target));
            AddTaken([target]);
            isReachable = false;
        }
    }

    private void AddTaken(IEnumerable<JumpTarget> targets)
    {
        foreach (JumpTarget target in targets)
        {
            if (!taken.Contains(target))
            {
                taken.Add(target);
            }
        }
    }

    /// <summary>Appends an <c>if</c> and moves to the point after it.</summary>
    private void Merge(Operand condition, Branch then, Branch otherwise)
    {
        if (!isReachable)
        {
            return;
        }

        Emit(new IfNode(condition, then.Root, otherwise.Root));
        AddTaken(then.Taken);
        AddTaken(otherwise.Taken);
        bool jumps = then.Taken.Count + otherwise.Taken.Count > 0;
        if (!then.IsReachable && !otherwise.IsReachable)
        {
            isReachable = false;
        }
        else if (jumps && !otherwise.IsReachable)
        {
            current = then.End;
        }
        else if (jumps && !then.IsReachable)
        {
            current = otherwise.End;
        }
        else if (jumps)
        {
            Guard(then.Taken.Union(otherwise.Taken).ToList());
        }
    }

    /// <summary>Goes on only where none of the jumps was taken.</summary>
    private void Guard(IReadOnlyList<JumpTarget> unless)
    {
        if (unless.Count > 0 && isReachable)
        {
            Block body = new();
            Emit(new GuardNode(unless, body));
            current = body;
        }
    }

    private void If(Operand condition, Action then, Action? otherwise = null)
    {
        Branch thenBranch = LowerBranch(then);
        Branch elseBranch = otherwise is null ? EmptyBranch() : LowerBranch(otherwise);
        Merge(condition, thenBranch, elseBranch);
    }
}
