using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>A derivative of the equation, as a hidden method that the companions of a solver call. What its parameters are is told by keys: a
/// primal's by its name, and <c>'</c> behind it for its tangent, <c>~</c> before it for its adjoint, <c>^</c> before it for its product;
/// <c>~</c> alone is the adjoint of the result.</summary>
internal sealed class ImplicitPiece
{
    private readonly List<(string Key, PassingMode Mode)> slots = [];

    /// <param name="name">Its name.</param>
    /// <param name="method">The method.</param>
    /// <param name="directions">How many of its parameters belong to a second derivative that was differentiated once more: tangents among
    /// them are the fixed direction, under the key of a product with <c>*</c> behind it.</param>
    public ImplicitPiece(string name, IrMethod method, int directions = 0)
    {
        Name = name;
        Method = method;
        var keys = new Dictionary<int, string>();
        for (int i = 0; i < method.Parameters.Count; i++)
        {
            IrParameter parameter = method.Parameters[i];
            string of = keys.TryGetValue(parameter.ShadowOf, out string? known) ? known : "";
            string key = parameter.Role switch
            {
                ParameterRole.Tangent => of + (i < directions ? "*" : "'"),
                ParameterRole.Adjoint => "~" + of,
                ParameterRole.ResultAdjoint => "~",
                ParameterRole.Product or ParameterRole.Gradient => "^" + of,
                _ => parameter.Variable.Name,
            };
            keys[parameter.Variable.Id] = key;
            slots.Add((key, parameter.Mode));
        }
    }

    public string Name { get; }

    public IrMethod Method { get; }

    /// <summary>A call with the values that stand under its parameters' keys.</summary>
    public string Call(MemberHost host, IReadOnlyDictionary<string, string> values) =>
        $"{Name}{host.TypeParameters}({string.Join(", ", slots.Select(slot => Mode(slot.Mode) + (values.TryGetValue(slot.Key, out string? value) ? value : throw new InvalidOperationException($"Nothing stands for '{slot.Key}'."))))})";

    private static string Mode(PassingMode mode) => mode switch
    {
        PassingMode.Ref => "ref ",
        PassingMode.Out => "out ",
        _ => "",
    };
}
