using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes <c>MHessian</c>: one Hessian-vector product per input. The matrix is symmetric, so that a product with a unit vector,
/// which is a column, is written to a row.</summary>
internal static class HessianWriter
{
    /// <summary>So few scalars are inputs one after the other.</summary>
    private const int MostInputsOneByOne = 3;

    /// <summary>Whether the Hessian can have several rows, so that it pays to compute them at once.</summary>
    public static bool HasRows(DifferentiableMember member)
    {
        List<IrParameter> inputs = [.. member.Method.Parameters.Where(static parameter => parameter.IsActive && !WrapperText.IsOutput(parameter))];
        return inputs.Count > MostInputsOneByOne || inputs.Exists(static input => input.Variable.Type is SequenceType);
    }

    /// <param name="member">The member.</param>
    /// <param name="hvp">The name of its Hessian-vector product.</param>
    /// <param name="lanes">The name of the method that computes several rows at once; null if there is none.</param>
    public static string Write(DifferentiableMember member, string hvp, string? lanes)
    {
        MemberHost host = member.Host;
        EquatableArray<IrParameter> parameters = member.Method.Parameters;
        List<IrParameter> inputs = [.. parameters.Where(static parameter => parameter.IsActive && !WrapperText.IsOutput(parameter))];
        var real = (RealType)member.Method.Results[0].Type;
        var names = new LocalNames(host, parameters);
        string hessian = names.New("hessian");
        string count = names.New("inputs");
        string value = names.New("value");
        string tape = names.New("tape");
        string row = names.New("row");
        string one = ConstantPrinter.Print(new RealConstant(1, real));
        string zero = ConstantPrinter.Print(new RealConstant(0, real));
        var writer = new IndentedWriter();
        CSharpEmitter.Head(
            writer,
            host,
            real.Code,
            CompanionNames.Hessian(host.Family),
            parameters.Select(CSharpEmitter.Parameter).Append($"global::System.Span<{real.Code}> {hessian}"),
            CompanionDocs.Hessian(host));
        writer.Open();
        writer.Line($"int {count} = {WrapperText.Sum(inputs.Select(WrapperText.Count))};");
        writer.Line($"{WrapperText.Shape}RequireMatrix({hessian}.Length, {count}, {count}, nameof({hessian}));");
        foreach (IrParameter parameter in parameters.Where(static parameter => parameter.Mode == PassingMode.Out))
        {
            writer.Line($"{Keywords.Escape(parameter.Variable.Name)} = default;");
        }

        if (lanes is not null)
        {
            OnLanes(lanes);
            return writer.ToString();
        }

        writer.Line($"{real.Code} {value} = {zero};");
        writer.Line($"{WrapperText.Tape} {tape} = {WrapperText.Tape}.Rent();");
        var memory = new ArgumentMemory(member, names, tape, writer);
        memory.Save();
        var tangents = new Dictionary<IrParameter, string>();
        foreach (IrParameter parameter in parameters.Where(static parameter => parameter is { IsActive: true, Variable.Type: SequenceType }))
        {
            tangents[parameter] = memory.Scratch(parameter, "Tangent", real);
        }

        var products = new Dictionary<IrParameter, string>();
        foreach (IrParameter input in inputs.Where(static input => input.Variable.Type is SequenceType { Kind: SequenceKind.Array }))
        {
            products[input] = memory.Scratch(input, "Product", real);
        }

        if (!inputs.Exists(static input => input.Variable.Type is RealType))
        {
            writer.Line($"if ({count} == 0)");
            writer.Open();
            writer.Line($"{value} = {WrapperText.Primal(member)};");
            writer.Close();
        }

        writer.Line($"for (int {row} = 0; {row} < {count}; {row}++)");
        writer.Open();
        memory.Restore();
        string rowSpan = names.New("products");
        writer.Line($"global::System.Span<{real.Code}> {rowSpan} = {hessian}.Slice({row} * {count}, {count});");
        string offset = "0";
        var before = new List<string>();
        var offsets = new Dictionary<IrParameter, string>();
        foreach (IrParameter input in inputs)
        {
            offset = WrapperText.Sum(before);
            offsets[input] = offset;
            before.Add(WrapperText.Count(input));
        }

        foreach (IrParameter parameter in parameters.Where(static parameter => parameter.IsActive))
        {
            if (parameter.Variable.Type is RealType)
            {
                tangents[parameter] = names.New(parameter.Variable.Name + "Tangent");
                bool isInput = inputs.Contains(parameter);
                string seed = !isInput ? zero : inputs.Count == 1 ? one : $"{row} == {offsets[parameter]} ? {one} : {zero}";
                writer.Line($"{real.Code} {tangents[parameter]} = {seed};");
                continue;
            }

            string local = tangents[parameter];
            writer.Line($"{ArgumentMemory.AsSpan(parameter, local)}.Clear();");
            if (inputs.Contains(parameter))
            {
                string index = WrapperText.Minus(row, offsets[parameter]);
                if (inputs.Count > 1)
                {
                    writer.Line($"if ((uint)({index}) < (uint){local}.Length)");
                    writer.Open();
                    writer.Line($"{local}[{index}] = {one};");
                    writer.Close();
                }
                else
                {
                    writer.Line($"{local}[{index}] = {one};");
                }
            }
        }

        List<string> arguments = [.. parameters.Select(WrapperText.Argument)];
        arguments.AddRange(parameters.Where(static parameter => parameter.IsActive).Select(parameter => WrapperText.Mode(parameter) + tangents[parameter]));
        foreach (IrParameter input in inputs)
        {
            if (input.Variable.Type is RealType)
            {
                products[input] = names.New(input.Variable.Name + "Product");
                arguments.Add($"out {real.Code} {products[input]}");
            }
            else
            {
                arguments.Add(products.TryGetValue(input, out string? array) ? array : Part(input));
            }
        }

        writer.Line($"{value} = {hvp}{host.TypeParameters}({string.Join(", ", arguments)});");
        foreach (IrParameter input in inputs)
        {
            if (input.Variable.Type is RealType)
            {
                writer.Line($"{rowSpan}[{offsets[input]}] = {products[input]};");
            }
            else if (products.TryGetValue(input, out string? array))
            {
                writer.Line($"global::System.MemoryExtensions.AsSpan({array}).CopyTo({Part(input)});");
            }
        }

        writer.Close();
        writer.Line($"{tape}.Return();");
        Return();
        return writer.ToString();

        void Return()
        {
            if (lanes is null && !(inputs.Count == 1 && inputs[0].Variable.Type is RealType))
            {
                // The products agree up to rounding; the matrix is symmetric to the last bit.
                writer.Line($"global::AutoDiff.CompilerServices.ShadowArithmetic.MakeSymmetric({hessian}, {count});");
            }

            writer.Line($"return {value};");
            writer.Close();
        }

        void OnLanes(string lanes)
        {
            if (!inputs.Exists(static input => input.Variable.Type is RealType))
            {
                writer.Line($"if ({count} == 0)");
                writer.Open();
                writer.Line($"return {WrapperText.Primal(member)};");
                writer.Close();
                writer.Line("");
            }

            writer.Line($"{real.Code} {value};");
            LaneColumnsWriter.Call(writer, member, real, lanes, $"OfTangents<{real.Code}>({count})", hessian, value);
            Return();
        }

        string Part(IrParameter input) => inputs.Count == 1 ? rowSpan : $"{rowSpan}.Slice({offsets[input]}, {WrapperText.Count(input)})";
    }
}
