using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>What the temporaries of a method are: the values that they are declared with.</summary>
internal sealed class Definitions
{
    private readonly VariableMap<Expression> values = new();

    private Definitions()
    {
    }

    public static Definitions Of(IrMethod method)
    {
        var definitions = new Definitions();
        definitions.Gather(method.Body);
        return definitions;
    }

    /// <summary>The value that a variable is declared with; null where it has none.</summary>
    public Expression? this[IrVariable variable] => values.TryGetValue(variable.Id, out Expression value) ? value : null;

    private void Gather(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            if (statement is LetStatement let)
            {
                values[let.Target.Id] = let.Value;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner);
            }
        }
    }
}
