using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>The rows of the Jacobian, one VJP each.</summary>
internal sealed partial class JacobianWriter
{
    /// <summary>The only output is the result: the Jacobian is its gradient.</summary>
    private void SingleRow(string vjp)
    {
        var adjoints = new Dictionary<IrParameter, string>();
        Dictionary<IrParameter, string> offsets = Offsets(inputs);
        if (inputs.Exists(static input => WrapperText.IsSpan(input.Variable.Type)))
        {
            writer.Line($"{jacobian}.Clear();");
        }

        foreach (IrParameter input in inputs)
        {
            adjoints[input] = input.Variable.Type switch
            {
                RealType => Scalar(input, Zero),
                SequenceType { Kind: SequenceKind.Array } => memory.Scratch(input, "Adjoint", real),
                _ => Part(jacobian, offsets[input], input),
            };
        }

        writer.Line($"{Result()} {value} = {Call(vjp, One, adjoints)};");
        Gather(jacobian, offsets, adjoints);
        writer.Line($"return {value};");
    }

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
                adjoints[parameter] = memory.Scratch(parameter, "Adjoint", real);
            }
        }

        string row = names.New("row");
        string gradient = names.New("gradient");
        writer.Line($"{jacobian}.Clear();");
        writer.Line($"for (int {row} = 0; {row} < {outputCount}; {row}++)");
        writer.Open();
        memory.Restore();
        writer.Line($"global::System.Span<{real.Code}> {gradient} = {jacobian}.Slice({row} * {inputCount}, {inputCount});");
        foreach (IrParameter parameter in parameters.Where(static parameter => parameter.IsActive))
        {
            bool isOutput = WrapperText.IsOutput(parameter);
            if (parameter.Variable.Type is RealType)
            {
                adjoints[parameter] = Scalar(parameter, isOutput ? Seed(row, outputOffsets[parameter]) : Zero);
            }
            else if (adjoints.TryGetValue(parameter, out string? scratch))
            {
                writer.Line($"{ArgumentMemory.AsSpan(parameter, scratch)}.Clear();");
                if (isOutput)
                {
                    OnUnit(parameter, row, outputOffsets[parameter], scratch, One);
                }
            }
            else
            {
                adjoints[parameter] = Part(gradient, inputOffsets[parameter], parameter);
            }
        }

        writer.Line($"{Assignment()}{Call(vjp, Seed(row, $"{outputCount} - 1"), adjoints)};");
        Gather(gradient, inputOffsets, adjoints);
        writer.Close();
    }

    private string Seed(string row, string offset) => OutputCounts().Count() == 1 ? One : $"{row} == {offset} ? {One} : {Zero}";

    private string Scalar(IrParameter parameter, string start)
    {
        string local = names.New(parameter.Variable.Name + "Adjoint");
        writer.Line($"{real.Code} {local} = {start};");
        return local;
    }

    /// <summary>The piece of a row that belongs to an input.</summary>
    private string Part(string row, string offset, IrParameter input) =>
        inputs.Count == 1 ? row : $"{row}.Slice({offset}, {WrapperText.Count(input)})";

    private string Call(string vjp, string seed, Dictionary<IrParameter, string> adjoints)
    {
        List<string> arguments = [.. parameters.Select(WrapperText.Argument)];
        if (hasResult)
        {
            arguments.Add(seed);
        }

        arguments.AddRange(parameters.Where(static parameter => parameter.IsActive)
            .Select(parameter => (parameter.Variable.Type is RealType ? "ref " : "") + adjoints[parameter]));
        return $"{vjp}{host.TypeParameters}({string.Join(", ", arguments)})";
    }

    /// <summary>Copies to the row the adjoints that are not pieces of it.</summary>
    private void Gather(string row, Dictionary<IrParameter, string> offsets, Dictionary<IrParameter, string> adjoints)
    {
        foreach (IrParameter input in inputs)
        {
            if (input.Variable.Type is RealType)
            {
                writer.Line($"{row}[{offsets[input]}] = {adjoints[input]};");
            }
            else if (!WrapperText.IsSpan(input.Variable.Type))
            {
                writer.Line($"{ArgumentMemory.AsSpan(input, adjoints[input])}.CopyTo({Part(row, offsets[input], input)});");
            }
        }
    }
}
