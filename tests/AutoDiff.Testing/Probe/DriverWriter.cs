using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Testing;

/// <summary>Writes the <see cref="FlatDriver"/> of a case.</summary>
internal sealed class DriverWriter
{
    private readonly ProbeCase test;
    private readonly IReadOnlyList<ProbeParameter> parameters;
    private readonly Derivatives companions;
    private readonly StringBuilder text = new();

    private DriverWriter(ProbeCase test, Derivatives companions)
    {
        this.test = test;
        this.companions = companions;
        parameters = test.Parameters;
    }

    /// <summary>The source of the driver class.</summary>
    public static string Write(ProbeCase test, Derivatives companions, string className, string usings)
    {
        var writer = new DriverWriter(test, companions);
        writer.WriteFile(className, usings);
        return writer.text.ToString();
    }

    private string Owner => ProbeNames.Of(test.Constructed.ContainingType);

    private string TypeArguments => test.Constructed.TypeArguments.IsEmpty
        ? ""
        : "<" + string.Join(", ", test.Constructed.TypeArguments.Select(ProbeNames.Of)) + ">";

    private string Target => test.Method.IsStatic || test.Method.MethodKind == MethodKind.Constructor ? Owner : "a0";

    private void WriteFile(string className, string usings)
    {
        Line("#nullable disable");
        Line("#pragma warning disable");
        text.Append(usings);
        string space = test.Method.ContainingNamespace.IsGlobalNamespace ? "" : test.Method.ContainingNamespace.ToDisplayString();
        Line(space.Length > 0 ? $"namespace {space} {{" : "");
        Line($"public sealed class {className} : global::AutoDiff.Testing.FlatDriver {{");
        Line($"public override string Name => {Quote(test.Name)};");
        Line($"public override global::AutoDiff.Derivatives Companions => (global::AutoDiff.Derivatives){(int)companions};");
        Line($"public override bool ResultIsActive => {Bool(test.ResultIsActive)};");
        Line($"public override bool IsSingle => {Bool(IsSingle())};");
        Line("public override global::System.Collections.Generic.IReadOnlyList<global::AutoDiff.Testing.FlatParameter> Parameters => [");
        foreach (ProbeParameter parameter in parameters)
        {
            Line($"new({Quote(parameter.Name)}, global::AutoDiff.Testing.ParameterKind.{parameter.Kind}, {Bool(parameter.IsActive)}),");
        }

        Line("];");
        WriteArguments();
        WriteExpected("ExpectedValue", test.Attribute.Value);
        WriteExpected("ExpectedGradient", test.Attribute.Gradient);
        WriteExpected("ExpectedJacobian", test.Attribute.Jacobian);
        WriteCalls();
        Line("private static double[] Flat(double x) => [x];");
        Line("private static double[] Flat(double[] x) => x;");
        Line(space.Length > 0 ? "} }" : "}");
    }

    private void WriteArguments()
    {
        Line("public override object[] MakeArguments() {");
        WriteNamedArguments();
        Line($"return [{string.Join(", ", parameters.Select((p, i) => p.Kind == ParameterKind.Out ? "null" : Named(p)))}];");
        Line("}");
    }

    private void WriteNamedArguments()
    {
        var given = SyntaxFactory.ParseArgumentList("(" + test.Attribute.Arguments + ")").Arguments;
        int next = 0;
        foreach (ProbeParameter parameter in parameters)
        {
            if (parameter.IsReceiver)
            {
                Line($"{parameter.StorageType} {Named(parameter)} = {test.Attribute.On ?? "new()"};");
            }
            else if (parameter.Kind != ParameterKind.Out)
            {
                var named = given.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name);
                string value = named?.Expression.ToString() ?? (next < given.Count ? given[next++].Expression.ToString() : "default");
                Line($"{parameter.StorageType} {Named(parameter)} = {value};");
            }
        }
    }

    private void WriteExpected(string property, string? expression)
    {
        if (expression is not null)
        {
            Line($"public override double[] {property} {{ get {{");
            WriteNamedArguments();
            Line($"return Flat({expression});");
            Line("} }");
        }
    }

    private void WriteCalls()
    {
        string own = Join(parameters.Select((p, i) => p.IsReceiver ? null : Pass(p, "a" + i)));
        string tangents = Join(parameters.Select((p, i) => p.IsActive ? PassShadow(p, "t" + i, ParameterKind.Value) : null));
        string adjoints = Join(parameters.Select((p, i) => p.IsActive ? PassShadow(p, "s" + i, ParameterKind.Ref) : null));
        string gradients = Join(parameters.Select((p, i) => p.HasGradient ? PassShadow(p, "g" + i, ParameterKind.Out) : null));
        string result = test.ReturnsVoid ? "" : test.ResultIsActive ? "resultAdjoint" : "";

        WriteMethod("object Primal(object[] a)", "", PrimalCall(own), isTuple: false);
        if (companions.HasFlag(Derivatives.Jvp))
        {
            WriteMethod("object Jvp(object[] a, object[] t, out object tangent)", "t", Companion("Jvp", own, tangents), test.ResultIsActive);
        }

        if (companions.HasFlag(Derivatives.Vjp))
        {
            WriteMethod("object Vjp(object[] a, object resultAdjointBox, object[] s)", "s", Companion("Vjp", own, result, adjoints), isTuple: false);
        }

        if (companions.HasFlag(Derivatives.Gradient))
        {
            WriteMethod("object Gradient(object[] a, object[] g)", "g", Companion("Gradient", own, gradients), isTuple: false);
        }

        if (companions.HasFlag(Derivatives.Hvp))
        {
            WriteMethod("object Hvp(object[] a, object[] t, object[] g)", "tg", Companion("Hvp", own, tangents, gradients), isTuple: false);
        }

        WriteDense(Derivatives.Jacobian, own);
        WriteDense(Derivatives.Hessian, own);
        WriteDual();
        WriteTaylor();
    }

    private void WriteTaylor()
    {
        if (!companions.HasFlag(Derivatives.Taylor))
        {
            return;
        }

        string result = test.ResultIsActive ? ProbeNames.Of(test.ResultType) : "double";
        Line("public override global::System.Array Taylor(object[] a, object[] series, int terms) {");
        Unpack("a", p => !p.IsActive);
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].IsActive)
            {
                string type = parameters[i].IsSeriesOfItself ? ProbeNames.Of(parameters[i].Type) + "[]" : parameters[i].StorageType;
                Line($"{type} c{i} = ({type})series[{i}];");
            }
        }

        string arguments = Join(parameters.Select((p, i) => p.IsReceiver ? null : p.IsActive ? (p.IsSeriesOfItself ? $"new global::System.Span<{ProbeNames.Of(p.Type)}>(c{i})" : "c" + i) : Pass(p, "a" + i)));
        Line($"var typed = ({result}[])global::System.Array.CreateInstance(typeof({result}), terms);");
        string call = Companion("Taylor", arguments, test.ResultIsActive ? "typed" : "");
        Line("long before = global::System.GC.GetAllocatedBytesForCurrentThread();");
        Line(call + ";");
        Line("Allocated = global::System.GC.GetAllocatedBytesForCurrentThread() - before;");
        Pack("a", p => !p.IsActive);
        Line("return typed;");
        Line("}");
    }

    private void WriteDense(Derivatives companion, string own)
    {
        if (!companions.HasFlag(companion))
        {
            return;
        }

        string real = IsSingleReal() ? "float" : "double";
        Line($"public override object {companion}(object[] a, double[] dense) {{");
        Unpack("a", _ => true);
        Line($"{real}[] typed = global::System.Array.ConvertAll(dense, x => ({real})x);");
        Line("try {");
        WriteMeasured(Companion(companion.ToString(), own, $"new global::System.Span<{real}>(typed)"), isTuple: false, hasTangent: false);
        Line("} finally {");
        Pack("a", _ => true);
        Line("global::System.Array.Copy(global::System.Array.ConvertAll(typed, x => (double)x), dense, dense.Length);");
        Line("} }");
    }

    private void WriteDual()
    {
        if (!companions.HasFlag(Derivatives.Dual))
        {
            return;
        }

        Line("public override object Dual(object[] a, object[] t, out object tangent) {");
        Unpack("a", _ => true);
        Unpack("t", p => p.IsActive);
        string arguments = Join(parameters.Select((p, i) => p.IsReceiver ? null
            : p.IsActive ? $"new global::AutoDiff.Dual<{ProbeNames.Of(p.Type)}>(a{i}, t{i})" : Pass(p, "a" + i)));
        Line($"var dual = {Target}.{test.Family}{TypeArguments}({arguments});");
        Line("tangent = dual.Tangent; return dual.Value; }");
    }

    private void WriteMethod(string signature, string shadows, string call, bool isTuple)
    {
        Line($"public override {signature} {{");
        bool hasTangent = signature.Contains("out object tangent", StringComparison.Ordinal);
        Line(hasTangent ? "tangent = null;" : "");
        Unpack("a", _ => true);
        foreach (char shadow in shadows)
        {
            Unpack(shadow.ToString(), p => shadow == 'g' ? p.HasGradient : p.IsActive);
        }

        if (signature.Contains("resultAdjointBox", StringComparison.Ordinal) && test.ResultIsActive)
        {
            Line($"var resultAdjoint = ({ProbeNames.Of(test.ResultType)})resultAdjointBox;");
        }

        Line("try {");
        WriteMeasured(call, isTuple, hasTangent);
        Line("} finally {");
        Pack("a", _ => true);
        foreach (char shadow in shadows)
        {
            Pack(shadow.ToString(), p => (shadow == 'g' ? p.HasGradient : p.IsActive)
                && (shadow != 't' || p.Kind is ParameterKind.Ref or ParameterKind.Out));
        }

        Line("} }");
    }

    private void WriteMeasured(string call, bool isTuple, bool hasTangent)
    {
        Line("long before = global::System.GC.GetAllocatedBytesForCurrentThread();");
        Line(test.ReturnsVoid ? call + ";" : $"var result = {call};");
        Line("Allocated = global::System.GC.GetAllocatedBytesForCurrentThread() - before;");
        Line(isTuple && hasTangent ? "tangent = result.Tangent; return result.Value;" : test.ReturnsVoid ? "return null;" : "return result;");
    }

    private void Unpack(string array, Func<ProbeParameter, bool> which)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            if (which(parameters[i]))
            {
                string type = parameters[i].StorageType;
                Line($"{type} {array}{i} = {array}[{i}] is null ? default : ({type}){array}[{i}];");
            }
        }
    }

    private void Pack(string array, Func<ProbeParameter, bool> which)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            bool isVariable = parameters[i].Kind is ParameterKind.Ref or ParameterKind.Out
                || (array is "s" or "g" && parameters[i].Kind is ParameterKind.Value or ParameterKind.In);
            if (which(parameters[i]) && isVariable)
            {
                Line($"{array}[{i}] = {array}{i};");
            }
        }
    }

    private static string Pass(ProbeParameter parameter, string variable) =>
        Differentiability.IsSpan(parameter.Type)
            ? $"new {ProbeNames.Of(parameter.Type)}({variable})"
            : ProbeParameter.ModifierOf(parameter.Kind) + variable;

    private static string PassShadow(ProbeParameter parameter, string variable, ParameterKind byValue)
    {
        if (Differentiability.IsSpan(parameter.Type))
        {
            bool isTangent = byValue == ParameterKind.Value;
            return $"new {(isTangent ? ProbeNames.Of(parameter.Type) : parameter.WritableSpanType(parameter.Type))}({variable})";
        }

        return (parameter.Kind, byValue) switch
        {
            (ParameterKind.Reference, _) => variable,
            (ParameterKind.Out, ParameterKind.Ref) => "ref " + variable,
            (ParameterKind.Ref or ParameterKind.Out, _) => ProbeParameter.ModifierOf(parameter.Kind) + variable,
            _ => ProbeParameter.ModifierOf(byValue) + variable,
        };
    }

    private string PrimalCall(string own) => test.Method switch
    {
        { MethodKind: MethodKind.Constructor } => $"new {Owner}({own})",
        { MethodKind: MethodKind.Conversion } => $"({ProbeNames.Of(test.ResultType)})({own})",
        { MethodKind: MethodKind.UserDefinedOperator, Parameters.Length: 1 } => $"{OperatorToken(test.Method.Name)}{own}",
        { MethodKind: MethodKind.UserDefinedOperator } => $"a0 {OperatorToken(test.Method.Name)} a1",
        { AssociatedSymbol: IPropertySymbol { IsIndexer: true } } => $"{Target}[{own}]",
        { AssociatedSymbol: IPropertySymbol property } => $"{Target}.@{property.Name}",
        _ => $"{Target}.@{test.Method.Name}{TypeArguments}({own})",
    };

    private string Companion(string suffix, params string[] arguments) =>
        $"{Target}.{test.Family}{suffix}{TypeArguments}({string.Join(", ", arguments.Where(argument => argument.Length > 0))})";

    private static string OperatorToken(string name) => SyntaxFacts.GetText(SyntaxFacts.GetOperatorKind(name));

    private static string Named(ProbeParameter parameter) => parameter.IsReceiver ? "self" : "@" + parameter.Name;

    private bool IsSingleReal() => test.Constructed.Parameters.Select(p => p.Type).Append(test.ResultType)
        .All(type => !ProbeNames.Of(type).Contains("double", StringComparison.Ordinal));

    private bool IsSingle()
    {
        string body = string.Concat(test.Method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax().ToString()));
        string[] marks = ["float", "MathF", "Vector2", "Vector3", "Vector4", "Quaternion", "Matrix3x2", "Matrix4x4", "Plane", "Single"];
        return marks.Any(mark => body.Contains(mark, StringComparison.Ordinal))
            || parameters.Any(p => marks.Any(mark => ProbeNames.Of(p.Type).Contains(mark, StringComparison.Ordinal)));
    }

    private static string Join(IEnumerable<string?> parts) => string.Join(", ", parts.Where(part => part is not null));

    private static string Bool(bool value) => value ? "true" : "false";

    private static string Quote(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    private void Line(string line) => text.AppendLine(line);
}
