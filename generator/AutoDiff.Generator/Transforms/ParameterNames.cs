using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Names for the parameters that a companion adds: the contract's, with a digit where the user has taken it.</summary>
internal sealed class ParameterNames(IEnumerable<IrParameter> primal)
{
    private readonly HashSet<string> taken = new(primal.Select(static parameter => parameter.Variable.Name), StringComparer.Ordinal);

    public string Take(string name)
    {
        string unique = name;
        for (int i = 1; !taken.Add(unique); i++)
        {
            unique = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return unique;
    }
}
