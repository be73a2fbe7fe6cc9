using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Testing;

/// <summary>Writes the <see cref="BatchDriver"/> of a case.</summary>
internal sealed class BatchDriverWriter
{
    private readonly ProbeCase test;
    private readonly List<ProbeParameter> parameters;
    private readonly List<bool> batched;
    private readonly bool hasGradient;
    private readonly StringBuilder text = new();

    private BatchDriverWriter(ProbeCase test, bool hasGradient)
    {
        this.test = test;
        this.hasGradient = hasGradient;
        parameters = [.. test.Parameters];
        batched = [.. test.Method.Parameters.Select(p => p.GetAttributes().Any(a => a.AttributeClass?.Name == nameof(BatchedAttribute)))];
    }

    public static string Write(ProbeCase test, bool hasGradient, string className, string usings)
    {
        var writer = new BatchDriverWriter(test, hasGradient);
        writer.WriteFile(className, usings);
        return writer.text.ToString();
    }

    private string Owner => ProbeNames.Of(test.Constructed.ContainingType);

    private void WriteFile(string className, string usings)
    {
        Line("#nullable disable");
        Line("#pragma warning disable");
        text.Append(usings);
        string space = test.Method.ContainingNamespace.IsGlobalNamespace ? "" : test.Method.ContainingNamespace.ToDisplayString();
        Line(space.Length > 0 ? $"namespace {space} {{" : "");
        Line($"public sealed class {className} : global::AutoDiff.Testing.BatchDriver {{");
        Line("public override void Run(int n, double spread, global::AutoDiff.Testing.BatchReport report) {");
        bool isReal = test.ResultIsReal;
        Values(isReal);
        if (hasGradient)
        {
            Gradients();
        }

        Line("}");
        WriteArguments();
        Line(space.Length > 0 ? "} }" : "}");
    }

    private void Values(bool isReal)
    {
        Line("{");
        Points();
        string result = ProbeNames.Of(test.ResultType);
        if (!test.ReturnsVoid)
        {
            Line($"var values = global::AutoDiff.Testing.BatchPoints.New<{result}>(n);");
            Line($"var results = global::AutoDiff.Testing.BatchPoints.New<{result}>(n);");
        }

        Line("for (int i = 0; i < n; i++)");
        Line($"{(test.ReturnsVoid ? "" : "values[i] = ")}{Owner}.{test.Method.Name}({Scalars()});");
        Line($"{Owner}.{test.Family}Batch({Join(parameters.Select((p, i) => "q" + i).Append(test.ReturnsVoid ? null : "results"))});");
        if (isReal)
        {
            Line("report.Compare(\"result\", values, results);");
        }

        Contents();
        Line("}");
    }

    private void Gradients()
    {
        string real = ProbeNames.Of(test.ResultType);
        Line("{");
        Points();
        Line($"var values = new {real}[n];");
        Line($"var results = new {real}[n];");
        var gradients = new List<string>();
        var scalars = new List<string>();
        var steps = new List<string>();
        var comparisons = new List<string>();
        for (int i = 0; i < parameters.Count; i++)
        {
            if (!parameters[i].HasGradient)
            {
                continue;
            }

            string type = parameters[i].StorageType;
            bool isArray = type.EndsWith("[]", StringComparison.Ordinal);
            if (batched[i])
            {
                Line($"var h{i} = new {type.Replace("[]", "", StringComparison.Ordinal)}[q{i}.Length];");
                Line(isArray ? $"var g{i} = new {type.Replace("[]", "", StringComparison.Ordinal)}[n][];" : $"var g{i} = new {type}[n];");
                if (isArray)
                {
                    steps.Add($"g{i}[i] = new {type[..^2]}[p{i}[i].Length];");
                }

                scalars.Add(isArray ? $"g{i}[i]" : $"out g{i}[i]");
                gradients.Add("h" + i);
                comparisons.Add($"report.Compare(\"{parameters[i].Name}\", {(isArray ? $"global::AutoDiff.Testing.BatchPoints.Join(g{i})" : "g" + i)}, h{i});");
            }
            else if (isArray)
            {
                Line($"var h{i} = new {type[..^2]}[q{i}.Length];");
                Line($"var g{i} = new {type[..^2]}[q{i}.Length];");
                steps.Add($"var s{i} = new {type[..^2]}[q{i}.Length];");
                scalars.Add("s" + i);
                gradients.Add("h" + i);
                comparisons.Add($"report.Compare(\"{parameters[i].Name}\", g{i}, h{i});");
            }
            else
            {
                Line($"{type} h{i}, g{i} = 0;");
                scalars.Add($"out {type} s{i}");
                gradients.Add($"out h{i}");
                comparisons.Add($"report.Compare(\"{parameters[i].Name}\", g{i}, h{i});");
            }
        }

        Line("for (int i = 0; i < n; i++) {");
        steps.ForEach(Line);
        Line($"values[i] = {Owner}.{test.Family}Gradient({Join([Scalars(), .. scalars])});");
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].HasGradient && !batched[i])
            {
                Line(parameters[i].StorageType.EndsWith("[]", StringComparison.Ordinal)
                    ? $"for (int j = 0; j < g{i}.Length; j++) g{i}[j] += s{i}[j];"
                    : $"g{i} += s{i};");
            }
        }

        Line("}");
        Line($"{Owner}.{test.Family}GradientBatch({Join(parameters.Select((p, i) => "q" + i).Append("results").Concat(gradients))});");
        Line("report.Compare(\"result\", values, results);");
        comparisons.ForEach(Line);
        Contents();
        Line("}");
    }

    /// <summary>What the points hold after the calls.</summary>
    private void Contents()
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            if (batched[i] && parameters[i].StorageType.EndsWith("[]", StringComparison.Ordinal))
            {
                Line($"report.Compare(\"contents of {parameters[i].Name}\", global::AutoDiff.Testing.BatchPoints.Join(p{i}), q{i});");
            }
        }
    }

    private void Points()
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            string type = parameters[i].StorageType;
            Line(!batched[i] ? ""
                : type.EndsWith("[]", StringComparison.Ordinal) ? $"var p{i} = new {type[..^2]}[n][];"
                : $"var p{i} = new {type}[n];");
        }

        for (int i = 0; i < parameters.Count; i++)
        {
            if (batched[i])
            {
                Line($"for (int i = 0; i < n; i++) p{i}[i] = global::AutoDiff.Testing.BatchPoints.Vary(A{i}(), i, spread);");
            }

            bool isArray = parameters[i].StorageType.EndsWith("[]", StringComparison.Ordinal);
            Line(!batched[i] ? $"var q{i} = A{i}();" : isArray ? $"var q{i} = global::AutoDiff.Testing.BatchPoints.Join(p{i});" : $"var q{i} = p{i};");
        }
    }

    private void WriteArguments()
    {
        var given = SyntaxFactory.ParseArgumentList("(" + test.Attribute.Arguments + ")").Arguments;
        int next = 0;
        for (int i = 0; i < parameters.Count; i++)
        {
            ArgumentSyntax? named = given.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameters[i].Name);
            string value = named?.Expression.ToString() ?? (next < given.Count ? given[next++].Expression.ToString() : "default");
            Line($"private static {parameters[i].StorageType} A{i}() => {value};");
        }
    }

    private string Scalars() => Join(parameters.Select((_, i) => batched[i] ? $"p{i}[i]" : $"A{i}()"));

    private static string Join(IEnumerable<string?> parts) => string.Join(", ", parts.Where(part => part is not null));

    private void Line(string line) => text.AppendLine(line);
}
