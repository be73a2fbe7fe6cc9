using System.Globalization;

namespace AutoDiff.Fuzzer;

/// <summary>Writes random programs of the differentiable language.</summary>
/// <remarks>
/// Every program terminates, stays in bounds and mostly keeps its values moderate: lengths are known, integers never
/// negative, loops short or on a ration, growth squashed.
/// </remarks>
public sealed partial class ProgramGenerator
{
    private readonly Random random;
    private readonly List<Helper> helpers = [];
    private readonly Dictionary<Variable, int> localRoots = new(ReferenceEqualityComparer.Instance);
    private readonly int[] unions = [.. Enumerable.Range(0, 4096)];
    private int roots;
    private int budget;
    private int subjects;
    private bool returnsReal;

    private ProgramGenerator(long seed) => random = new Random(unchecked((int)(seed ^ (seed >> 32))));

    /// <summary>The program of a seed.</summary>
    public static FuzzProgram Generate(long seed)
    {
        var generator = new ProgramGenerator(seed);
        var methods = new List<FuzzMethod>();
        int count = generator.random.Next(4);
        for (int i = 0; i < count; i++)
        {
            methods.Add(generator.HelperMethod(i));
        }

        methods.Add(generator.MainMethod());
        return new FuzzProgram(seed, methods);
    }

    private FuzzMethod MainMethod()
    {
        var scope = new Scope(null);
        scope.Add(new Variable("x", VariableType.Real));
        scope.Add(new Variable("y", VariableType.Real));
        scope.Add(new Variable("r", VariableType.ReadOnlySpan) { Length = 4, Root = ++roots, IsWritable = false });
        scope.Add(new Variable("s", VariableType.Span) { Length = 4, Root = ++roots });
        scope.Add(new Variable("a", VariableType.Array) { Length = 3, Root = ++roots });
        scope.Add(new Variable("z", VariableType.Real) { Root = ++roots });
        scope.Add(new Variable("n", VariableType.Integer) { IsWritable = false });
        var body = new List<FuzzStatement> { new($"w = {Real(scope, 2)};") };
        scope.Add(new Variable("w", VariableType.Real) { Root = ++roots });
        budget = 6 + random.Next(22);
        returnsReal = true;
        Fill(body, scope, 4 + random.Next(8));
        body.Add(new FuzzStatement($"return {Real(scope, 3)};"));
        return new FuzzMethod(FuzzProgram.MainHeader, body);
    }

    private FuzzMethod HelperMethod(int index)
    {
        var scope = new Scope(null);
        var parameters = new List<HelperParameter>();
        var body = new List<FuzzStatement>();
        int count = 1 + random.Next(4);
        for (int i = 0; i < count; i++)
        {
            parameters.Add(Parameter(string.Create(CultureInfo.InvariantCulture, $"p{i}")));
            if (parameters[^1].Variable.Type == VariableType.List)
            {
                fixedLists.Add(parameters[^1].Variable.Root);
            }
        }

        if (parameters.All(static p => p.Modifier == "out" || p.Variable.Type == VariableType.Integer))
        {
            // Nothing to differentiate by.
            parameters.Add(new("", new Variable(string.Create(CultureInfo.InvariantCulture, $"p{count}"), VariableType.Real)));
        }

        bool isRecursive = Chance(0.2);
        returnsReal = isRecursive || Chance(0.7) || !parameters.Any(p => p.IsWritten);
        var outs = parameters.Where(p => p.Modifier == "out").ToList();
        foreach (HelperParameter parameter in parameters.Except(outs))
        {
            scope.Add(parameter.Variable);
        }

        foreach (HelperParameter parameter in outs)
        {
            body.Add(new FuzzStatement($"{parameter.Variable.Name} = {Real(scope, 2)};"));
            scope.Add(parameter.Variable);
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"H{index}");
        if (isRecursive)
        {
            scope.Add(new Variable("depth", VariableType.Integer) { IsWritable = false });
            body.Add(new FuzzStatement("if (depth <= 0)") { Body = [new FuzzStatement($"return {Real(scope, 2)};")] });
        }

        budget = 3 + random.Next(8);
        Fill(body, scope, 1 + random.Next(4));
        if (isRecursive)
        {
            string arguments = string.Join(", ", parameters.Select(p => Argument(scope, p, [])).Append("depth - 1"));
            body.Add(new FuzzStatement($"double again = {name}({arguments});"));
            scope.Add(new Variable("again", VariableType.Real));
        }

        if (returnsReal)
        {
            body.Add(new FuzzStatement($"return {Real(scope, 2)};"));
        }

        var known = parameters.ToList();
        if (isRecursive)
        {
            known.Add(new HelperParameter("", new Variable("depth", VariableType.Integer) { Length = -1 }));
        }

        helpers.Add(new Helper(name, known, returnsReal));
        string header = $"{(returnsReal ? "double" : "void")} {name}({string.Join(", ", known.Select(Declare))})";
        return new FuzzMethod(header, body);
    }

    private HelperParameter Parameter(string name) => random.Next(13) switch
    {
        0 => new("", new Variable(name, VariableType.ReadOnlySpan) { Length = 2, Root = ++roots, IsWritable = false }),
        1 => new("", new Variable(name, VariableType.Span) { Length = 2, Root = ++roots }),
        2 => new("", new Variable(name, VariableType.Array) { Length = 3, Root = ++roots }),
        3 => new("ref", new Variable(name, VariableType.Real) { Root = ++roots }),
        4 => new("out", new Variable(name, VariableType.Real) { Root = ++roots }),
        5 => new("in", new Variable(name, VariableType.Real) { IsWritable = false }),
        6 => new("", new Variable(name, VariableType.Integer)),
        7 => new("", new Variable(name, VariableType.Pair) { Root = ++roots }),
        8 => new("ref", new Variable(name, VariableType.Pair) { Root = ++roots }),
        9 => new("", new Variable(name, VariableType.Node) { Root = ++roots }),
        10 => new("", new Variable(name, VariableType.List) { Length = 2, Root = ++roots }),
        _ => new("", new Variable(name, VariableType.Real)),
    };

    private static string Declare(HelperParameter parameter)
    {
        string type = parameter.Variable.Type switch
        {
            VariableType.Real => "double",
            VariableType.Integer => "int",
            VariableType.Pair => "Pair",
            VariableType.Array => "double[]",
            VariableType.Node => "Node",
            VariableType.List => "List<double>",
            VariableType.Span => "Span<double>",
            _ => "ReadOnlySpan<double>",
        };
        return $"{parameter.Modifier}{(parameter.Modifier.Length > 0 ? " " : "")}{type} {parameter.Variable.Name}";
    }

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>The representative of storage that may be shared.</summary>
    private int Find(int root)
    {
        while (unions[root] != root)
        {
            root = unions[root];
        }

        return root;
    }

    private void Union(int first, int second) => unions[Find(first)] = Find(second);
}
