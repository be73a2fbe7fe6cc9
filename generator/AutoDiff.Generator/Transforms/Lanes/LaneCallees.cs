using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The methods with lanes for tangents that stand for the callees of one that has them.</summary>
/// <remarks>They lie beside their caller: whether anybody wants the lanes of a method, the method itself cannot know.</remarks>
/// <param name="prefix">What their names begin with.</param>
/// <param name="bodies">The bodies of callees.</param>
/// <param name="rules">The rules of partials.</param>
/// <param name="options">The optimisations.</param>
internal sealed class LaneCallees(string prefix, EquatableArray<InlineBody> bodies, RuleTable rules, TransformOptions options)
{
    /// <summary>So many operations stand in the place of a call; a larger body is a method of its own.</summary>
    public const int MostInPlace = 24;

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly List<IrMethod> methods = [];

    /// <summary>The methods in the order in which they were asked for.</summary>
    public IReadOnlyList<IrMethod> Methods => methods;

    /// <summary>The JVP of a method on lanes, with small callees in the place of their calls and others beside it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="name">The new name.</param>
    public IrMethod Jvp(IrMethod method, string name)
    {
        (IrMethod jvp, IReadOnlyCollection<int> tangents) = Transforms.Jvp.TransformMarked(Inlining.Small(method, bodies, MostInPlace), rules, name);
        IrMethod simplified = Simplify.Apply(jvp, options, ShadowNames.Of(method).IsShadow);
        return LaneTangents.Transform(simplified, tangents, method.Results.Count, name, this);
    }

    /// <summary>What is called for the JVP of a callee on lanes.</summary>
    /// <exception cref="TransformException">There is no body of the callee, or it has no place for lanes.</exception>
    public string TargetOf(Callee callee)
    {
        string key = callee.BodyKey;
        if (!names.TryGetValue(key, out string? name))
        {
            InlineBody body = bodies.FirstOrDefault(body => body.Key == key) ?? throw new TransformException("a tangent that goes into a call");
            if (callee.HasReceiver || callee.TypeArguments.Length > 0 || body.Method.Results.Count > 1)
            {
                throw new TransformException("a tangent that goes into a call of another kind");
            }

            // A method that calls itself finds its name.
            name = $"{prefix}_{callee.Family}";
            string unique = name;
            for (int i = 2; names.ContainsValue(unique); i++)
            {
                unique = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            name = unique;
            names[key] = name;
            methods.Add(Jvp(body.Method, name));
        }

        return $"{name}<{LaneTangents.TypeParameter}>";
    }
}
