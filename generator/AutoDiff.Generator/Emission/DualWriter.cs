using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes the overload of a member on dual numbers, which calls its JVP.</summary>
internal static class DualWriter
{
    public static string Write(DifferentiableMember member, string jvp)
    {
        MemberHost host = member.Host;
        EquatableArray<IrParameter> parameters = member.Method.Parameters;
        string dual = $"global::AutoDiff.Dual<{member.Method.Results[0].Type.Code}>";
        var names = new LocalNames(host, parameters);
        string value = names.New("value");
        string tangent = names.New("tangent");

        IEnumerable<string> declared = parameters.Select(parameter => parameter.IsActive
            ? $"{(parameter.Mode == PassingMode.In ? "in " : "")}{dual} {Keywords.Escape(parameter.Variable.Name)}"
            : CSharpEmitter.Parameter(parameter));
        IEnumerable<string> arguments = parameters
            .Select(static parameter => parameter.IsActive ? Keywords.Escape(parameter.Variable.Name) + ".Value" : WrapperText.Argument(parameter))
            .Concat(parameters.Where(static parameter => parameter.IsActive).Select(static parameter => Keywords.Escape(parameter.Variable.Name) + ".Tangent"));

        var writer = new IndentedWriter();
        CSharpEmitter.Head(writer, host, dual, member.Self.Name, declared, CompanionDocs.Dual(host));
        string real = member.Method.Results[0].Type.Code;
        writer.Open();
        writer.Line($"({real} {value}, {real} {tangent}) = {jvp}{host.TypeParameters}({string.Join(", ", arguments)});");
        writer.Line($"return new {dual}({value}, {tangent});");
        writer.Close();
        return writer.ToString();
    }
}
