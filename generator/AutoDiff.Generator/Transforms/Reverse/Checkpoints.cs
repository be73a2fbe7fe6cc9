using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>The state that a checkpointed loop carries from one step to the next: what a snapshot holds.</summary>
/// <param name="Scalars">The carried variables.</param>
/// <param name="Memory">The memory from outside that the loop writes to, but for work buffers that each step fills first.</param>
internal sealed record CheckpointState(IReadOnlyList<IrVariable> Scalars, IReadOnlyList<IrVariable> Memory)
{
    /// <summary>The state of a loop that asks for checkpoints; null for any other loop, and for one whose steps cannot be run again from
    /// copies of scalars, spans and arrays. Such a loop is reversed as if it had not asked.</summary>
    public static CheckpointState? Of(PrimalNode loop, PrimalTree tree, MemoryRoots roots, PrivateMemory privates)
    {
        if (loop.Statement is not ForStatement { Budget: not null, Step: 1, From: PassiveConstant { Code: "0" } })
        {
            return null;
        }

        PrimalBlock body = loop.Blocks[0];
        List<IrVariable> scalars = [];
        foreach (PrimalNode node in body.Nodes)
        {
            if (node.Statement is not AssignStatement { Target: var target } || tree.Definition(target) is not { } definition || definition.IsInside(loop))
            {
                continue;
            }

            if (MemoryRoots.IsMemory(target.Type) || target.Type is PassiveType { IsStorable: false } || definition.Statement is not LetStatement)
            {
                return null;
            }

            scalars.Add(target);
        }

        SortedDictionary<int, IrVariable> memory = [];
        foreach (PrimalNode node in tree.All.Where(node => node.IsInside(loop)))
        {
            if ((node.Statement is LetStatement { Value: TemplateExpression template } && (!template.IsPure || !template.IsStable))
                || node.Statement is CallStatement { Callee: { Companions.IsEmpty: true } or { HasEffects: true } })
            {
                return null;
            }

            foreach (int root in MemoryRoots.WrittenBy(node.Statement).SelectMany(roots.Of))
            {
                IrVariable variable = roots.Variable(root);
                if (privates.IsPrivate(root, loop))
                {
                    continue;
                }

                if (variable.Type is not SequenceType { Kind: SequenceKind.Array or SequenceKind.Span, Element: RealType or PassiveType { IsStorable: true } }
                    || (tree.Definition(variable) is { } definition && !(definition.Order < loop.Order && ReferenceEquals(definition.Parent, loop.Parent))))
                {
                    return null;
                }

                memory[root] = variable;
            }
        }

        return new CheckpointState(scalars, [.. memory.Values]);
    }

    /// <summary>Whether a method has a loop that asks for checkpoints.</summary>
    public static bool IsAskedFor(EquatableArray<IrStatement> block) => block.Any(static statement =>
        statement is ForStatement { Budget: not null } || statement.Blocks().Any(IsAskedFor));
}
