using System.Reflection;

namespace AutoDiff.Tests.Rules;

/// <summary>A derivative rule as the runtime declares it.</summary>
public sealed record Rule(Type DeclaredOn, Type Owner, string Name, string[] Partials, bool Singular)
{
    private static readonly string[] ArgumentNames = ["x", "y", "z"];

    /// <summary>All rules of the runtime.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. from type in typeof(Diff).Assembly.GetTypes()
           from declared in type.GetCustomAttributes<DerivativeOfAttribute>()
           where declared.Partials.Length > 0
           select new Rule(type, declared.Owner, declared.Method, declared.Partials, declared.Singular),
    ];

    /// <summary>The rules as data of a theory.</summary>
    public static TheoryData<string> Keys => new(All.Select(rule => rule.Key));

    /// <summary>How a rule is called in the documentation: <c>Log(x, y)</c>.</summary>
    public string Key => $"{Name}({string.Join(", ", ArgumentNames.Take(Partials.Length))})";

    /// <summary>How many arguments the function has.</summary>
    public int Arity => Partials.Length;

    /// <summary>The rule of a key.</summary>
    public static Rule Get(string key) => All.Single(rule => rule.Key == key);

    /// <summary>Whether no derivative goes through an argument.</summary>
    public bool IsPassive(int argument) => Partials[argument].Length == 0;

    /// <summary>The value, or values, of the function.</summary>
    public T[] Call<T>(T[] arguments)
        where T : System.Numerics.IFloatingPointIeee754<T>
        => Functions<T>.Table[(Name, Arity)](arguments);

    /// <summary>The partial by an argument, of every component of the result, from the formula.</summary>
    public T[] Partial<T>(int argument, T[] arguments)
        where T : System.Numerics.IFloatingPointIeee754<T>
        => new FormulaEvaluator<T>(Partials[argument], arguments, Call(arguments)[0]).Evaluate();
}
