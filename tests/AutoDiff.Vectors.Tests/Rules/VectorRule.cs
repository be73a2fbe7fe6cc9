using System.Reflection;

namespace AutoDiff.Vectors.Tests.Rules;

/// <summary>A member of a vector type with the two companions that the runtime declares for it.</summary>
internal sealed class VectorRule
{
    private readonly MethodInfo jvp;
    private readonly MethodInfo vjp;
    private readonly ParameterInfo[] parameters;
    private readonly bool[] active;

    private VectorRule(MethodBase primal, MethodInfo jvp, MethodInfo vjp, ParameterInfo[] parameters)
    {
        Primal = primal;
        this.jvp = jvp;
        this.vjp = vjp;
        this.parameters = parameters;
        active = [.. parameters.Select(p => VectorTypes.IsDifferentiable(p.ParameterType) && p.GetCustomAttribute<NoDerivativeAttribute>() is null)];
    }

    public MethodBase Primal { get; }

    public string Name =>
        $"{Primal.DeclaringType!.Name}.{Primal.Name}({string.Join(", ", Primal.GetParameters().Select(p => p.ParameterType.Name))})";

    public bool IsSingle => Primal.DeclaringType != typeof(System.Numerics.Complex) || parameters.Any(p => p.ParameterType == typeof(float));

    /// <summary>Whether all that it takes can be made from reals.</summary>
    public bool IsPlain => parameters.All(p => !p.ParameterType.IsByRefLike && !p.ParameterType.IsArray);

    public IEnumerable<ParameterInfo> Inputs => parameters.Where(p => !p.IsOut);

    /// <summary>The rules for members of a type.</summary>
    public static IEnumerable<VectorRule> Of(Type owner)
    {
        Type? rules = typeof(Diff).Assembly.GetType($"AutoDiff.Rules.{owner.Name}Rules");
        Assert.NotNull(rules);
        MethodInfo[] companions = rules.GetMethods(BindingFlags.Public | BindingFlags.Static);
        foreach (MethodBase member in Members(owner))
        {
            ParameterInfo[] own = member.GetParameters();
            List<Type> types = [.. own.Select(p => p.ParameterType)];
            if (!member.IsStatic)
            {
                types.Insert(0, owner);
            }

            MethodInfo[] found = [.. companions.Where(c => IsFor(c, member) && Begins(c, types))];
            MethodInfo? jvp = found.SingleOrDefault(c => c.Name.EndsWith("Jvp", StringComparison.Ordinal) && !c.Name.EndsWith("VjpJvp", StringComparison.Ordinal));
            MethodInfo? vjp = found.SingleOrDefault(c => c.Name.EndsWith("Vjp", StringComparison.Ordinal));
            Assert.Equal(jvp is null, vjp is null);
            if (jvp is not null)
            {
                yield return new VectorRule(member, jvp, vjp!, jvp.GetParameters()[..types.Count]);
            }
        }
    }

    /// <summary>The public members that a derivative could be asked of.</summary>
    public static IEnumerable<MethodBase> Members(Type owner) =>
        owner.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsGenericMethodDefinition);

    public object? Evaluate(object?[] arguments) => Unwrapped(() => Primal.IsStatic
        ? Primal.Invoke(null, arguments)
        : Primal.Invoke(arguments[0], arguments[1..]));

    /// <summary>The reals of the result and of what came out of <c>out</c> parameters.</summary>
    public double[] Value(object?[] arguments)
    {
        object?[] own = [.. arguments];
        object? result;
        if (Primal.IsStatic)
        {
            result = Unwrapped(() => Primal.Invoke(null, own));
        }
        else
        {
            object?[] rest = own[1..];
            result = Unwrapped(() => Primal.Invoke(own[0], rest));
            rest.CopyTo(own, 1);
        }

        return Outputs(result, own);
    }

    /// <summary>The value and the tangent by the JVP.</summary>
    public (double[] Value, double[] Tangent) Jvp(object?[] arguments, object?[] tangents)
    {
        object?[] all = [.. arguments, .. Enumerable.Range(0, arguments.Length).Where(i => active[i]).Select(i => tangents[i])];
        object? result = Unwrapped(() => jvp.Invoke(null, all));
        int shadow = arguments.Length;
        var outs = new List<double>();
        for (int i = 0; i < arguments.Length; i++)
        {
            if (active[i] && parameters[i].IsOut)
            {
                outs.AddRange(Reals.Of(all[shadow]!));
            }

            shadow += active[i] ? 1 : 0;
        }

        if (result is System.Runtime.CompilerServices.ITuple { Length: 2 } pair && jvp.ReturnType != ((MethodInfo)Primal).ReturnType)
        {
            return (Outputs(pair[0], all), [.. Reals.Of(pair[1]!), .. outs]);
        }

        return (Outputs(result, all), [.. outs]);
    }

    /// <summary>The value and the adjoints of the inputs by the VJP, added to <paramref name="start"/>.</summary>
    public (double[] Value, double[] Adjoints) Vjp(object?[] arguments, double[] seed, double start)
    {
        using IEnumerator<double> seeds = ((IEnumerable<double>)seed).GetEnumerator();
        var all = new List<object?>(arguments);
        Type result = ((MethodInfo)Primal).ReturnType;
        if (VectorTypes.IsDifferentiable(result))
        {
            all.Add(Reals.Make(result, seeds));
        }

        int first = all.Count;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (active[i])
            {
                Type type = Plain(parameters[i].ParameterType);
                all.Add(parameters[i].IsOut ? Reals.Make(type, seeds) : Reals.Make(type, Enumerable.Repeat(start, Reals.Count(type)).GetEnumerator()));
            }
        }

        object?[] given = [.. all];
        object? value = Unwrapped(() => vjp.Invoke(null, given));
        var adjoints = new List<double>();
        int shadow = first;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (active[i])
            {
                double[] reals = [.. Reals.Of(given[shadow++]!)];
                if (parameters[i].IsOut)
                {
                    Assert.All(reals, x => Assert.Equal(0, x));
                }
                else
                {
                    adjoints.AddRange(reals);
                }
            }
        }

        return (Outputs(value, given), [.. adjoints]);
    }

    /// <summary>Arguments with the given reals in the active inputs, in order; passive ones are small numbers.</summary>
    public object?[] Arguments(IEnumerable<double> reals)
    {
        using IEnumerator<double> next = reals.GetEnumerator();
        return [.. parameters.Select((p, i) =>
        {
            Type type = Plain(p.ParameterType);
            return p.IsOut ? Activator.CreateInstance(type)
                : active[i] ? Reals.Make(type, next)
                : type == typeof(int) || type == typeof(byte) ? Convert.ChangeType(p.Position % 2, type)
                : type.IsEnum ? Activator.CreateInstance(type)
                : Reals.Make(type, Enumerable.Repeat(0.0, 16).GetEnumerator());
        })];
    }

    public int InputCount => parameters.Select((p, i) => active[i] && !p.IsOut ? Reals.Count(Plain(p.ParameterType)) : 0).Sum();

    private double[] Outputs(object? result, object?[] arguments)
    {
        var reals = new List<double>();
        if (result is not null && VectorTypes.IsDifferentiable(((MethodInfo)Primal).ReturnType))
        {
            reals.AddRange(Reals.Of(result));
        }

        for (int i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].IsOut)
            {
                reals.AddRange(Reals.Of(arguments[i]!));
            }
        }

        return [.. reals];
    }

    private static Type Plain(Type type) => type.IsByRef ? type.GetElementType()! : type;

    private static bool IsFor(MethodInfo companion, MethodBase member) => companion.GetCustomAttributes<DerivativeOfAttribute>()
        .Any(a => a.Owner == member.DeclaringType && Bare(a.Method) == Bare(member.Name));

    private static string Bare(string name) => name.StartsWith("op_", StringComparison.Ordinal) ? name[3..]
        : name.StartsWith("get_", StringComparison.Ordinal) ? name[4..]
        : name;

    private static bool Begins(MethodInfo companion, List<Type> types)
    {
        ParameterInfo[] parameters = companion.GetParameters();
        if (parameters.Length < types.Count || !types.Select((type, i) => parameters[i].ParameterType == type).All(same => same))
        {
            return false;
        }

        // Of two overloads, one may begin like the other: the shadows follow.
        int active = types.Where((type, i) => VectorTypes.IsDifferentiable(type) && parameters[i].GetCustomAttribute<NoDerivativeAttribute>() is null).Count();
        int seed = companion.Name.EndsWith("Vjp", StringComparison.Ordinal) && VectorTypes.IsDifferentiable(companion.ReturnType) ? 1 : 0;
        return parameters.Length == types.Count + active + seed;
    }

    private static object? Unwrapped(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            throw e.InnerException;
        }
    }
}
