using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Tells the tangents and adjoints of a companion from the variables of the user by their names.</summary>
internal sealed class ShadowNames
{
    private readonly HashSet<string> userNames = new(StringComparer.Ordinal);

    private ShadowNames()
    {
    }

    public static ShadowNames Of(IrMethod primal)
    {
        var names = new ShadowNames();
        foreach (IrParameter parameter in primal.Parameters)
        {
            names.userNames.Add(parameter.Variable.Name);
        }

        names.Gather(primal.Body);
        return names;
    }

    public bool IsShadow(IrVariable variable) => variable.Name.Length > 0 && !userNames.Contains(variable.Name)
        && (variable.Name.EndsWith("Tangent", StringComparison.Ordinal)
            || variable.Name.EndsWith("Adjoint", StringComparison.Ordinal)
            || variable.Name.EndsWith("Gradient", StringComparison.Ordinal));

    private void Gather(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement let:
                    userNames.Add(let.Target.Name);
                    break;
                case DeclareStatement declare:
                    userNames.Add(declare.Target.Name);
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner);
            }
        }
    }
}
