using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>The columns of the Jacobian, one JVP each.</summary>
internal sealed partial class JacobianWriter
{
    private void Columns(string jvp)
    {
        Dictionary<IrParameter, string> inputOffsets = Offsets(inputs);
        Dictionary<IrParameter, string> outputOffsets = Offsets(outputs);
        var tangents = new Dictionary<IrParameter, string>();
        foreach (IrParameter parameter in parameters.Where(static parameter => parameter is { IsActive: true, Variable.Type: SequenceType }))
        {
            tangents[parameter] = memory.Scratch(parameter, "Tangent", real);
        }

        string column = names.New("column");
        string tangent = names.New("tangent");
        string index = names.New("i");
        writer.Line($"for (int {column} = 0; {column} < {inputCount}; {column}++)");
        writer.Open();
        memory.Restore();
        foreach (IrParameter parameter in parameters.Where(static parameter => parameter.IsActive))
        {
            bool isInput = !WrapperText.IsOutput(parameter);
            if (parameter.Variable.Type is SequenceType)
            {
                string local = tangents[parameter];
                if (!isInput || parameter.Variable.Type is SequenceType { Kind: SequenceKind.Array })
                {
                    writer.Line($"{ArgumentMemory.AsSpan(parameter, local)}.Clear();");
                }

                if (isInput)
                {
                    OnUnit(parameter, column, inputOffsets[parameter], local, One);
                }
            }
            else
            {
                string local = names.New(parameter.Variable.Name + "Tangent");
                tangents[parameter] = local;
                string start = isInput
                    ? inputs.Count == 1 ? One : $"{column} == {inputOffsets[parameter]} ? {One} : {Zero}"
                    : Zero;
                writer.Line($"{parameter.Variable.Type.Code} {local} = {start};");
            }
        }

        string arguments = string.Join(", ", parameters.Select(WrapperText.Argument).Concat(
            parameters.Where(static parameter => parameter.IsActive).Select(parameter => WrapperText.Mode(parameter) + tangents[parameter])));
        string call = $"{jvp}{host.TypeParameters}({arguments});";
        writer.Line(hasResult ? $"({value}, {real.Code} {tangent}) = {call}" : Assignment() + call);
        foreach (IrParameter output in outputs)
        {
            string offset = outputOffsets[output];
            if (output.Variable.Type is SequenceType)
            {
                writer.Line($"for (int {index} = 0; {index} < {Name(output)}.Length; {index}++)");
                writer.Open();
                string row = offset == "0" ? index : $"({Plus(offset, index)})";
                writer.Line($"{jacobian}[({row} * {inputCount}) + {column}] = {tangents[output]}[{index}];");
                writer.Close();
            }
            else
            {
                writer.Line($"{jacobian}[{Cell(offset, column)}] = {tangents[output]};");
            }
        }

        if (hasResult)
        {
            writer.Line(outputs.Count == 0
                ? $"{jacobian}[{column}] = {tangent};"
                : $"{jacobian}[(({outputCount} - 1) * {inputCount}) + {column}] = {tangent};");
        }

        foreach (IrParameter input in inputs.Where(static parameter => WrapperText.IsSpan(parameter.Variable.Type)))
        {
            OnUnit(input, column, inputOffsets[input], tangents[input], Zero);
        }

        writer.Close();
    }

    /// <summary>Sets the element of a shadow that a column or row stands for.</summary>
    private void OnUnit(IrParameter parameter, string index, string offset, string local, string element)
    {
        string relative = WrapperText.Minus(index, offset);
        int count = WrapperText.IsOutput(parameter) ? OutputCounts().Count() : inputs.Count;
        if (count == 1)
        {
            writer.Line($"{local}[{relative}] = {element};");
            return;
        }

        string isInside = offset == "0" ? $"{index} < {local}.Length" : $"(uint)({relative}) < (uint){local}.Length";
        writer.Line($"if ({isInside})");
        writer.Open();
        writer.Line($"{local}[{relative}] = {element};");
        writer.Close();
    }

    private string Cell(string row, string column) => row == "0" ? column : $"({(row.IndexOf(' ') < 0 ? row : $"({row})")} * {inputCount}) + {column}";
}
