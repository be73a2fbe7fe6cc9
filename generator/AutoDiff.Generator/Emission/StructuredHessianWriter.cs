using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes <c>MHessian</c> where a parameter is a struct, an object or nested memory: one Hessian-vector product per real that
/// the inputs hold. The matrix is symmetric, so that a product with a unit vector, which is a column, is written to a row.</summary>
internal static class StructuredHessianWriter
{
    public static string Write(DifferentiableMember member, string hvp)
    {
        MemberHost host = member.Host;
        var real = (RealType)member.Method.Results[0].Type;
        var writer = new IndentedWriter();
        var names = new LocalNames(host, member.Method.Parameters);
        var functions = new ShadowFunctions(real, member.Method.Layouts, names);
        var arguments = new StructuredArguments(member, real, names, functions, writer);
        List<IrParameter> inputs = [.. member.Method.Parameters.Where(static parameter => parameter.IsActive && !WrapperText.IsOutput(parameter))];
        string hessian = names.New("hessian");
        string count = names.New("inputs");
        string value = names.New("value");
        string row = names.New("row");
        CSharpEmitter.Head(
            writer,
            host,
            real.Code,
            CompanionNames.Hessian(host.Family),
            arguments.Declared.Select(CSharpEmitter.Parameter).Append($"global::System.Span<{real.Code}> {hessian}"),
            CompanionDocs.Hessian(host));
        writer.Open();
        writer.Line($"int {count} = {WrapperText.Sum(inputs.Select(input => functions.Count(input.Variable.Type, StructuredArguments.Name(input))))};");
        writer.Line($"{WrapperText.Shape}RequireMatrix({hessian}.Length, {count}, {count}, nameof({hessian}));");
        foreach (IrParameter parameter in arguments.Declared.Where(static parameter => parameter.Mode == PassingMode.Out))
        {
            writer.Line($"{StructuredArguments.Name(parameter)} = default!;");
        }

        writer.Line($"{real.Code} {value} = {ConstantPrinter.Print(new RealConstant(0, real))};");
        writer.Line($"if ({count} == 0)");
        writer.Open();
        writer.Line($"{value} = {arguments.Primal()};");
        writer.Close();
        arguments.Save();
        writer.Line($"for (int {row} = 0; {row} < {count}; {row}++)");
        writer.Open();
        arguments.Restore(row);
        string at = names.New("at");
        string none = names.New("none");
        writer.Line($"int {at} = {row};");
        writer.Line($"int {none} = -1;");
        var tangents = new Dictionary<IrParameter, string>();
        foreach (IrParameter parameter in member.Method.Parameters.Where(static parameter => parameter.IsActive))
        {
            tangents[parameter] = arguments.Tangent(parameter, "Tangent", inputs.Contains(parameter) ? at : none);
        }

        var products = new Dictionary<IrParameter, string>();
        foreach (IrParameter input in inputs)
        {
            products[input] = arguments.Tangent(input, "Product", none);
        }

        IEnumerable<string> given = inputs.Select(input => (StructuredArguments.IsValue(input.Variable.Type) ? "out " : "") + products[input]);
        writer.Line($"{value} = {arguments.Call(hvp, tangents, given)};");
        string column = names.New("column");
        string target = names.New("target");
        writer.Line($"int {column} = 0;");
        writer.Line($"global::System.Span<{real.Code}> {target} = {hessian}.Slice({row} * {count}, {count});");
        foreach (IrParameter input in inputs)
        {
            writer.Line(functions.Store(input.Variable.Type, products[input], target, "1", column));
        }

        writer.Close();
        writer.Line($"return {value};");
        functions.Write(writer);
        writer.Close();
        return writer.ToString();
    }
}
