using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <content>The Jacobian of a solution in memory: the solver runs once, and one factorisation serves every row or column.</content>
internal sealed partial class ImplicitWriter
{
    /// <summary>Whether the Jacobian is written here: that of one real is a gradient, and has nothing to share.</summary>
    public static bool WritesJacobian(DifferentiableMember member) => member.Implicit is { Solution.Type: SequenceType };

    private string Jacobian()
    {
        Begin();
        MemberHost own = member.Host;
        string jacobian = names.New("jacobian");
        string real = ((SequenceType)equation.Solution.Type).Element.Code;
        CSharpEmitter.Head(
            writer,
            own,
            CSharpEmitter.Result(member.Method.Results),
            CompanionNames.Jacobian(own.Family),
            member.Method.Parameters.Select(CSharpEmitter.Parameter).Append($"global::System.Span<{real}> {jacobian}"),
            CompanionDocs.Jacobian(own));
        writer.Open();
        string inputs = names.New("inputs");
        string outputs = names.New("outputs");
        writer.Line($"int {inputs} = {WrapperText.Sum(active.Select(WrapperText.Count))};");
        string? value = member.Method.Results.Count > 0 && IsMemory ? names.New("value") : null;
        string check = $"{WrapperText.Shape}RequireMatrix({jacobian}.Length, {outputs}, {inputs}, nameof({jacobian}));";
        string primal = WrapperText.Primal(member) + ";";
        if (IsMemory)
        {
            writer.Line($"int {outputs} = {solution}.Length;");
            writer.Line(check);
            writer.Line((value is null ? "" : $"{member.Method.Results[0].Type.Code} {value} = ") + primal);
        }
        else
        {
            writer.Line($"{SolutionType} {solution} = {primal}");
            writer.Line($"int {outputs} = {solution}.Length;");
            writer.Line(check);
        }

        BeginSystem();
        string iteration = Rent();
        var offsets = new Dictionary<string, string>(StringComparer.Ordinal);
        var before = new List<string>();
        foreach (IrParameter parameter in active)
        {
            offsets[parameter.Variable.Name] = WrapperText.Sum(before) is var sum && before.Count == 0 ? "0" : sum;
            before.Add(WrapperText.Count(parameter));
        }

        string right = Reserve("right", isCleared: true);
        writer.Line($"if ({outputs} < {inputs})");
        writer.Open();
        Rows(jacobian, real, inputs, outputs, iteration, right, offsets);
        writer.Close();
        writer.Line("else");
        writer.Open();
        Columns(jacobian, real, inputs, outputs, iteration, right, offsets);
        writer.Close();
        writer.Line($"{iteration}.Return();");
        EndSystem();
        if (!IsMemory)
        {
            writer.Line($"return {solution};");
        }
        else if (value is not null)
        {
            writer.Line($"return {value};");
        }

        return End();
    }

    private void Rows(string jacobian, string real, string inputs, string outputs, string iteration, string right, Dictionary<string, string> offsets)
    {
        string row = names.New("row");
        string gradient = names.New("gradient");
        List<IrParameter> arrays = RentArrays("Adjoint", "~{0}");
        writer.Line($"{jacobian}.Clear();");
        writer.Line($"for (int {row} = 0; {row} < {outputs}; {row}++)");
        writer.Open();
        writer.Line($"{right}.Clear();");
        writer.Line($"{right}[{row}] = 1.0;");
        Solve(iteration, "true", right);
        writer.Line($"global::System.Span<{real}> {gradient} = {jacobian}.Slice({row} * {inputs}, {inputs});");
        foreach (IrParameter parameter in active)
        {
            string key = "~" + parameter.Variable.Name;
            if (parameter.Variable.Type is RealType)
            {
                values[key] = names.New(parameter.Variable.Name + "Adjoint");
                writer.Line($"{real} {values[key]} = default;");
            }
            else if (arrays.Contains(parameter))
            {
                writer.Line($"global::System.Array.Clear({values[key]});");
            }
            else
            {
                values[key] = Part(gradient, parameter, offsets);
            }
        }

        AddByParameters(right, "~");
        foreach (IrParameter parameter in active)
        {
            string shadow = values["~" + parameter.Variable.Name];
            if (parameter.Variable.Type is RealType)
            {
                writer.Line($"{gradient}[{offsets[parameter.Variable.Name]}] = {shadow};");
            }
            else if (arrays.Contains(parameter))
            {
                writer.Line($"global::System.MemoryExtensions.AsSpan({shadow}).CopyTo({Part(gradient, parameter, offsets)});");
            }
        }

        writer.Close();
        ReturnArrays(arrays, "~{0}");
    }

    private void Columns(string jacobian, string real, string inputs, string outputs, string iteration, string right, Dictionary<string, string> offsets)
    {
        string column = names.New("column");
        string index = names.New("i");
        List<IrParameter> arrays = RentArrays("Tangent", "{0}'");
        foreach (IrParameter parameter in active.Where(parameter => parameter.Variable.Type is SequenceType && !arrays.Contains(parameter)))
        {
            string name = names.New(parameter.Variable.Name + "Tangent");
            values[parameter.Variable.Name + "'"] = name;
            writer.Line($"global::System.Span<{real}> {name} = {scratch}.ReserveCleared<{real}>({WrapperText.Count(parameter)});");
        }

        writer.Line($"for (int {column} = 0; {column} < {inputs}; {column}++)");
        writer.Open();
        foreach (IrParameter parameter in active)
        {
            string offset = offsets[parameter.Variable.Name];
            if (parameter.Variable.Type is RealType)
            {
                string name = names.New(parameter.Variable.Name + "Tangent");
                values[parameter.Variable.Name + "'"] = name;
                writer.Line($"{real} {name} = {column} == {offset} ? 1 : 0;");
                continue;
            }

            string tangent = values[parameter.Variable.Name + "'"];
            string relative = WrapperText.Minus(column, offset);
            writer.Line(arrays.Contains(parameter) ? $"global::System.Array.Clear({tangent});" : $"{tangent}.Clear();");
            writer.Line($"if ((uint)({relative}) < (uint){tangent}.Length)");
            writer.Open();
            writer.Line($"{tangent}[{relative}] = 1;");
            writer.Close();
        }

        writer.Line($"{right}.Clear();");
        writer.Line(pieces.ByParametersJvp.Call(host, With((residualKey + "'", right), ("^" + unknownKey, right))) + ";");
        Solve(iteration, "false", right);
        writer.Line($"for (int {index} = 0; {index} < {outputs}; {index}++)");
        writer.Open();
        writer.Line($"{jacobian}[({index} * {inputs}) + {column}] = {(real == "double" ? "" : $"({real})")}{right}[{index}];");
        writer.Close();
        writer.Close();
        ReturnArrays(arrays, "{0}'");
    }

    private string Part(string gradient, IrParameter parameter, Dictionary<string, string> offsets) =>
        active.Count == 1 ? gradient : $"{gradient}.Slice({offsets[parameter.Variable.Name]}, {WrapperText.Count(parameter)})";

    private List<IrParameter> RentArrays(string wish, string key)
    {
        List<IrParameter> arrays = [.. active.Where(static parameter => parameter.Variable.Type is SequenceType { Kind: SequenceKind.Array })];
        foreach (IrParameter parameter in arrays)
        {
            string name = names.New(parameter.Variable.Name + wish);
            values[string.Format(System.Globalization.CultureInfo.InvariantCulture, key, parameter.Variable.Name)] = name;
            string element = ((SequenceType)parameter.Variable.Type).Element.Code;
            writer.Line($"{element}[] {name} = {scratch}.RentArray<{element}>({Keywords.Escape(parameter.Variable.Name)});");
        }

        return arrays;
    }

    private void ReturnArrays(List<IrParameter> arrays, string key)
    {
        foreach (IrParameter parameter in arrays)
        {
            writer.Line($"{scratch}.ReturnArray({values[string.Format(System.Globalization.CultureInfo.InvariantCulture, key, parameter.Variable.Name)]});");
        }
    }
}
