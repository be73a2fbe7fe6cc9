using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The variables that a block declares, in the blocks inside it, too.</summary>
internal static class DeclaredVariables
{
    public static void Gather(EquatableArray<IrStatement> block, HashSet<int> declared)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement let:
                    declared.Add(let.Target.Id);
                    break;
                case DeclareStatement declare:
                    declared.Add(declare.Target.Id);
                    break;
                case ForStatement loop:
                    declared.Add(loop.Index.Id);
                    break;
                case CallStatement call:
                    declared.UnionWith(call.Results.Select(static result => result.Id));
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner, declared);
            }
        }
    }
}
