using System.Reflection;
using AutoDiff.Testing;

namespace AutoDiff.Language.Tests;

/// <summary>The embedded sources, and the methods of what they compile to.</summary>
internal static class Resources
{
    /// <summary>The embedded sources under a prefix.</summary>
    public static IEnumerable<SourceFile> Sources(string prefix)
    {
        Assembly assembly = typeof(Resources).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new SourceFile(name, reader.ReadToEnd());
        }
    }

    /// <summary>A static method as a delegate.</summary>
    public static T Method<T>(LoadedAssembly assembly, string type, string method)
        where T : Delegate
    {
        Type[] parameters = [.. typeof(T).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
        MethodInfo? found = assembly.GetType(type).GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, parameters);
        Assert.True(found is not null, $"{type}.{method}({string.Join(", ", parameters.Select(p => p.Name))}) is missing.");
        return found.CreateDelegate<T>();
    }
}
