using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>The rows of the Jacobian, one VJP each.</summary>
internal sealed partial class JacobianWriter
{
    private void Rows(string vjp)
    {
        Dictionary<IrParameter, string> inputOffsets = Offsets(inputs);
        Dictionary<IrParameter, string> outputOffsets = Offsets(outputs);
        var adjoints = new Dictionary<IrParameter, string>();
        foreach (IrParameter parameter in parameters.Where(static parameter => parameter is { IsActive: true, Variable.Type: SequenceType }))
        {
            // The adjoint of a span that is an input is a piece of the row itself.
            if (WrapperText.IsOutput(parameter) || !WrapperText.IsSpan(parameter.Variable.Type))
            {
                adjoints[parameter] = Scratch(parameter, "Adjoint");
            }
        }

        string row = names.New("row");
        string rowSpan = names.New("gradient");
        writer.Line($"{jacobian}.Clear();");
        writer.Line($"for (int {row} = 0; {row} < {outputCount}; {row}++)");
        writer.Open();
        Restore();
        writer.Line($"global::System.Span<{real.Code}> {rowSpan} = {jacobian}.Slice({row} * {inputCount}, {inputCount});");
        foreach (IrParameter parameter in parameters.Where(static parameter => parameter.IsActive))
        {
            bool isOutput = WrapperText.IsOutput(parameter);
            if (parameter.Variable.Type is RealType)
            {
                string local = names.New(parameter.Variable.Name + "Adjoint");
                adjoints[parameter] = local;
                string seed = !isOutput ? Zero : OutputCounts().Count() == 1 ? One : $"{row} == {outputOffsets[parameter]} ? {One} : {Zero}";
                writer.Line($"{real.Code} {local} = {seed};");
            }
            else if (adjoints.TryGetValue(parameter, out string? scratch))
            {
                writer.Line($"{AsSpan(parameter, scratch)}.Clear();");
                if (isOutput)
                {
                    OnUnit(parameter, row, outputOffsets[parameter], scratch, One);
                }
            }
            else
            {
                string slice = inputs.Count == 1 ? rowSpan : $"{rowSpan}.Slice({inputOffsets[parameter]}, {Name(parameter)}.Length)";
                adjoints[parameter] = slice;
            }
        }

        var arguments = parameters.Select(WrapperText.Argument).ToList();
        if (hasResult)
        {
            arguments.Add(outputs.Count == 0 ? One : $"{row} == {outputCount} - 1 ? {One} : {Zero}");
        }

        arguments.AddRange(parameters.Where(static parameter => parameter.IsActive)
            .Select(parameter => (parameter.Variable.Type is RealType ? "ref " : "") + adjoints[parameter]));
        writer.Line($"{Assignment()}{vjp}{host.TypeParameters}({string.Join(", ", arguments)});");
        foreach (IrParameter input in inputs)
        {
            if (input.Variable.Type is RealType)
            {
                writer.Line($"{rowSpan}[{inputOffsets[input]}] = {adjoints[input]};");
            }
            else if (!WrapperText.IsSpan(input.Variable.Type))
            {
                string slice = inputs.Count == 1 ? rowSpan : $"{rowSpan}.Slice({inputOffsets[input]}, {Name(input)}.Length)";
                writer.Line($"{AsSpan(input, adjoints[input])}.CopyTo({slice});");
            }
        }

        writer.Close();
    }
}
