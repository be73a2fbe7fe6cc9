using System.Collections;
using System.Globalization;
using System.Reflection;
using AutoDiff.Generator.Emission;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Pipeline;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Tests.Lowering;

/// <summary>Lowers the marked methods of a program and writes the IR back as C#, under the name <c>MLowered</c> beside each
/// <c>M</c>. Both must do the same.</summary>
internal sealed class RoundTrip
{
    private const string Usings = """
        using System.Diagnostics;
        using System.Numerics;

        """;

    private readonly Dictionary<string, string> failures = [];
    private readonly LoadedAssembly assembly;

    public RoundTrip(string source)
    {
        SyntaxTree tree = GeneratorHost.Parse(new SourceFile("Program.cs", Usings + source));
        CSharpCompilation compilation = GeneratorHost.CreateCompilation([tree], new HostOptions { RunGenerator = false });
        List<SyntaxTree> lowered = [];
        foreach (IMethodSymbol method in Marked(compilation, tree))
        {
            Names.Add(method.Name);
            LoweredMember? member = MemberLowering.Lower(method, compilation, CancellationToken.None);
            if (member?.Member is not { } model)
            {
                failures[method.Name] = string.Join("; ", member?.Problems.Select(p => p.Id + " " + string.Join(", ", p.Arguments)) ?? ["not lowered"]);
                continue;
            }

            IrMethod ir = IrVerifier.Verify(model.Method);
            string text = CSharpEmitter.Member(ir, model.Host, method.Name + "Lowered", []);
            lowered.Add(GeneratorHost.Parse(new SourceFile(method.Name + ".g.cs", CSharpEmitter.File(model.Host, [text]))));
        }

        assembly = LoadedAssembly.Load(compilation.AddSyntaxTrees(lowered));
    }

    /// <summary>The marked methods, in the order of the source.</summary>
    public List<string> Names { get; } = [];

    public static IEnumerable<IMethodSymbol> Marked(CSharpCompilation compilation, SyntaxTree tree)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(node => model.GetDeclaredSymbol(node)!)
            .Where(method => method.GetAttributes().Any(a => a.AttributeClass?.Name == "DifferentiableAttribute"));
    }

    /// <summary>Runs a method and its lowered form on the same inputs and gives the first difference; null if there is none.</summary>
    public string? FirstDifference(string name)
    {
        if (failures.TryGetValue(name, out string? failure))
        {
            return failure;
        }

        const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (Type type in assembly.Assembly.GetTypes())
        {
            foreach (MethodInfo found in type.GetMethods(All).Where(m => m.Name == name))
            {
                MethodInfo original = Close(found);
                MethodInfo lowered = Close(type.GetMethod(name + "Lowered", All)!);
                for (int seed = 0; seed < 120; seed++)
                {
                    string expected = Run(original, seed);
                    string actual = Run(lowered, seed);
                    if (expected != actual)
                    {
                        return $"seed {seed}: expected {expected}, lowered {actual}";
                    }
                }
            }
        }

        return null;
    }

    private static MethodInfo Close(MethodInfo method) => method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(double)) : method;

    private static string Run(MethodInfo method, int seed)
    {
        var random = new Random(seed);
        object? receiver = method.IsStatic ? null : Make(method.DeclaringType!, random);
        object?[] arguments = [.. method.GetParameters().Select(p => Make(p.ParameterType.IsByRef ? p.ParameterType.GetElementType()! : p.ParameterType, random))];
        string result;
        try
        {
            result = Show(method.Invoke(receiver, arguments));
        }
        catch (TargetInvocationException exception)
        {
            result = $"{exception.InnerException!.GetType().Name}: {exception.InnerException.Message}";
        }

        return $"{result}, arguments {Show(arguments)}, receiver {Show(receiver)}";
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => text,
        IEnumerable items => $"[{string.Join("; ", items.Cast<object?>().Select(Show))}]",
        _ when value.GetType().IsPrimitive || value.GetType().IsEnum => value.ToString()!,
        _ => $"{{{string.Join(", ", value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(f => Show(f.GetValue(value))))}}}",
    };

    private static object? Make(Type type, Random random)
    {
        if (type == typeof(double))
        {
            return random.Next(5) == 0 ? random.Next(-2, 4) : Math.Round((random.NextDouble() * 5) - 2, 3);
        }

        if (type == typeof(float))
        {
            return (float)((random.NextDouble() * 5) - 2);
        }

        if (type == typeof(int))
        {
            return random.Next(-1, 7);
        }

        if (type == typeof(bool))
        {
            return random.Next(2) == 0;
        }

        if (type == typeof(string))
        {
            return new[] { "a", "b", "cc", "" }[random.Next(4)];
        }

        if (type == typeof(object))
        {
            return random.Next(3) switch { 0 => 3, 1 => "s", _ => null };
        }

        if (type == typeof(Dictionary<string, int>))
        {
            return new Dictionary<string, int> { ["a"] = random.Next(5), ["cc"] = 2 };
        }

        if (type.IsInterface)
        {
            return null;
        }

        if (type.IsEnum)
        {
            return Enum.ToObject(type, random.Next(4));
        }

        if (type.IsArray)
        {
            return MakeArray(type, random);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
        {
            var list = (IList)Activator.CreateInstance(type)!;
            for (int n = random.Next(3, 6); n > 0; n--)
            {
                list.Add(Make(type.GetGenericArguments()[0], random));
            }

            return list;
        }

        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType, random))]);
    }

    private static Array MakeArray(Type type, Random random)
    {
        Type element = type.GetElementType()!;
        if (type.GetArrayRank() == 2)
        {
            Array table = Array.CreateInstance(element, 3, 4);
            for (int i = 0; i < 12; i++)
            {
                table.SetValue(Make(element, random), i / 4, i % 4);
            }

            return table;
        }

        Array array = Array.CreateInstance(element, random.Next(4, 8));
        for (int i = 0; i < array.Length; i++)
        {
            array.SetValue(Make(element, random), i);
        }

        return array;
    }
}
