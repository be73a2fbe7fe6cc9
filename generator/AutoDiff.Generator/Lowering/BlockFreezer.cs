using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Lowering;

/// <summary>Turns a complete <see cref="Block"/> into IR: drops guards around nothing and flags that nobody reads.</summary>
internal sealed class BlockFreezer(Func<string, IrType, IrVariable> create)
{
    private readonly HashSet<JumpTarget> read = [];
    private bool hasFlags;

    public EquatableArray<IrStatement> Freeze(Block block)
    {
        do
        {
            foreach (JumpTarget target in read)
            {
                target.IsRead = false;
            }

            read.Clear();
            while (MarkReads(block))
            {
            }
        }
        while (MarkDead(block, []));

        hasFlags = read.Count > 0;
        return Build(block);
    }

    /// <summary>Marks the jumps whose flag nothing reads any more; true if it found a new one. <paramref name="live"/>: the
    /// targets read after the block; on return, those read from its beginning on.</summary>
    private static bool MarkDead(Block block, HashSet<JumpTarget> live)
    {
        bool changed = false;
        for (int i = block.Items.Count - 1; i >= 0; i--)
        {
            switch (block.Items[i])
            {
                case JumpNode node when !node.IsDead && !live.Contains(node.Target):
                    node.IsDead = changed = true;
                    break;
                case IfNode node:
                    HashSet<JumpTarget> inThen = [.. live];
                    changed |= MarkDead(node.Then, inThen) | MarkDead(node.Else, live);
                    live.UnionWith(inThen);
                    break;
                case GuardNode node when HasContent(node.Body):
                    changed |= MarkDead(node.Body, live);
                    live.UnionWith(node.Unless);
                    break;
                case ForNode node:
                    live.UnionWith(ReadIn(node.Body));
                    changed |= MarkDead(node.Body, [.. live]);
                    break;
                case WhileNode node:
                    live.UnionWith(node.Unless);
                    live.UnionWith(ReadIn(node.Body));
                    changed |= MarkDead(node.Body, [.. live]);
                    break;
            }
        }

        return changed;
    }

    private static HashSet<JumpTarget> ReadIn(Block block)
    {
        HashSet<JumpTarget> found = [];
        foreach (object item in block.Items)
        {
            switch (item)
            {
                case IfNode node:
                    found.UnionWith(ReadIn(node.Then));
                    found.UnionWith(ReadIn(node.Else));
                    break;
                case GuardNode node when HasContent(node.Body):
                    found.UnionWith(node.Unless);
                    found.UnionWith(ReadIn(node.Body));
                    break;
                case ForNode node:
                    found.UnionWith(ReadIn(node.Body));
                    break;
                case WhileNode node:
                    found.UnionWith(node.Unless);
                    found.UnionWith(ReadIn(node.Body));
                    break;
            }
        }

        return found;
    }

    /// <summary>Marks the targets whose flags a guard or loop reads; true if it found a new one.</summary>
    private bool MarkReads(Block block)
    {
        bool changed = false;
        foreach (object item in block.Items)
        {
            switch (item)
            {
                case IfNode node:
                    changed |= MarkReads(node.Then) | MarkReads(node.Else);
                    break;
                case GuardNode node:
                    if (HasContent(node.Body))
                    {
                        changed |= Mark(node.Unless) | MarkReads(node.Body);
                    }

                    break;
                case ForNode node:
                    changed |= MarkReads(node.Body);
                    break;
                case WhileNode node:
                    changed |= Mark(node.Unless) | MarkReads(node.Header) | MarkReads(node.Body);
                    break;
            }
        }

        return changed;
    }

    private bool Mark(IReadOnlyList<JumpTarget> targets)
    {
        bool changed = false;
        foreach (JumpTarget target in targets)
        {
            changed |= read.Add(target);
            target.IsRead = true;
        }

        return changed;
    }

    private static bool HasContent(Block block)
    {
        foreach (object item in block.Items)
        {
            bool isContent = item switch
            {
                SourceStatement => false,
                JumpNode node => node.Target.IsRead && !node.IsDead,
                FlagDeclarationNode => false,
                GuardNode node => HasContent(node.Body),
                _ => true,
            };
            if (isContent)
            {
                return true;
            }
        }

        return false;
    }

    private EquatableArray<IrStatement> Build(Block block)
    {
        List<IrStatement> output = [];
        foreach (object item in block.Items)
        {
            switch (item)
            {
                case IrStatement statement:
                    output.Add(statement);
                    break;
                case IfNode node:
                    EquatableArray<IrStatement> then = Build(node.Then);
                    EquatableArray<IrStatement> otherwise = Build(node.Else);
                    if (!then.IsEmpty || !otherwise.IsEmpty)
                    {
                        output.Add(new IfStatement(node.Condition, then, otherwise));
                    }

                    break;
                case GuardNode node when HasContent(node.Body):
                    output.Add(new IfStatement(NoneTaken(node.Unless, output), Build(node.Body), EquatableArray<IrStatement>.Empty));
                    break;
                case GuardNode:
                    break;
                case ForNode node:
                    output.Add(new ForStatement(node.Index, node.From, node.To, node.Step, Build(node.Body)) { Budget = node.Budget });
                    break;
                case WhileNode node:
                    output.Add(BuildWhile(node));
                    break;
                case FlagDeclarationNode { Target: { IsRead: true } target }:
                    output.Add(new LetStatement(Flag(target), new UseExpression(PassiveConstant.False)));
                    break;
                case JumpNode { IsDead: false, Target: { IsRead: true } target }:
                    output.Add(new AssignStatement(Flag(target), new UseExpression(PassiveConstant.True)));
                    break;
                case JumpNode or FlagDeclarationNode:
                    break;
                case DeclarationNode node:
                    output.Add(new DeclareStatement(node.Variable, IsZeroed: hasFlags));
                    break;
                default:
                    throw new InvalidOperationException($"Unknown node {item.GetType().Name}.");
            }
        }

        return output.ToEquatableArray();
    }

    private WhileStatement BuildWhile(WhileNode node)
    {
        EquatableArray<IrStatement> body = Build(node.Body);
        EquatableArray<IrStatement> header = Build(node.Header);
        if (node.Unless.Count == 0)
        {
            return new WhileStatement(header, node.Condition, body);
        }

        List<IrStatement> output = [];
        Operand none = NoneTaken(node.Unless, output);
        if (node.Condition == PassiveConstant.True)
        {
            return new WhileStatement(output.ToEquatableArray(), none, body);
        }

        IrVariable go = create("", PassiveType.Boolean);
        if (header.All(FreeExpressions.IsFree))
        {
            output.AddRange(header);
            output.Add(new LetStatement(go, new BinaryExpression(BinaryOperator.AndAlso, none, node.Condition, PassiveType.Boolean)));
        }
        else
        {
            output.Add(new DeclareStatement(go, IsZeroed: false));
            output.Add(new IfStatement(
                none,
                header.Append(new AssignStatement(go, new UseExpression(node.Condition))).ToEquatableArray(),
                EquatableArray.Of<IrStatement>(new AssignStatement(go, new UseExpression(PassiveConstant.False)))));
        }

        return new WhileStatement(output.ToEquatableArray(), go, body);
    }

    /// <summary>Computes into <paramref name="output"/> whether none of the jumps was taken.</summary>
    private Operand NoneTaken(IReadOnlyList<JumpTarget> targets, List<IrStatement> output)
    {
        IrVariable any = Flag(targets[0]);
        for (int i = 1; i < targets.Count; i++)
        {
            IrVariable either = create("", PassiveType.Boolean);
            output.Add(new LetStatement(either, new BinaryExpression(BinaryOperator.OrElse, any, Flag(targets[i]), PassiveType.Boolean)));
            any = either;
        }

        IrVariable none = create("", PassiveType.Boolean);
        output.Add(new LetStatement(none, new UnaryExpression(UnaryOperator.LogicalNot, any, PassiveType.Boolean)));
        return none;
    }

    private IrVariable Flag(JumpTarget target) => target.Flag(name => create(name, PassiveType.Boolean));
}
