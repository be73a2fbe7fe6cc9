using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>What a companion that runs the member several times does with its arguments: what the member may overwrite is put back before
/// each run, and shadows lie on a tape.</summary>
internal sealed class ArgumentMemory(DifferentiableMember member, LocalNames names, string tape, IndentedWriter writer)
{
    /// <summary>For each parameter that the member may write to: the local with what it held on entry.</summary>
    private readonly Dictionary<IrParameter, string> starts = [];

    public static string AsSpan(IrParameter parameter, string name) =>
        parameter.Variable.Type is SequenceType { Kind: SequenceKind.Array } ? $"global::System.MemoryExtensions.AsSpan({name})" : name;

    /// <param name="condition">A variable that says whether there is more than one run; null if there may always be.</param>
    public void Save(string? condition = null)
    {
        bool writesArrays = MemoryWrites.Any(member.Method);
        foreach (IrParameter parameter in member.Method.Parameters)
        {
            string name = Keywords.Escape(parameter.Variable.Name);
            switch (parameter)
            {
                case { Mode: PassingMode.Ref, Variable.Type: not SequenceType }:
                    starts[parameter] = names.New(parameter.Variable.Name + "Start");
                    writer.Line($"{parameter.Variable.Type.Code} {starts[parameter]} = {name};");
                    break;
                case { Mode: PassingMode.Value, Variable.Type: SequenceType { Kind: SequenceKind.Span } }:
                case { Mode: PassingMode.Value, Variable.Type: SequenceType { Kind: SequenceKind.Array } } when writesArrays:
                    string element = ((SequenceType)parameter.Variable.Type).Element.Code;
                    starts[parameter] = names.New(parameter.Variable.Name + "Start");
                    string count = WrapperText.Count(parameter);
                    string length = condition is null ? count : $"{condition} ? {count} : 0";
                    writer.Line($"global::System.Span<{element}> {starts[parameter]} = {tape}.Reserve<{element}>({length});");
                    When(condition, $"{AsSpan(parameter, name)}.CopyTo({starts[parameter]});");
                    break;
            }
        }
    }

    /// <param name="condition">What says whether something has run before; null if it always may have.</param>
    public void Restore(string? condition = null)
    {
        foreach (KeyValuePair<IrParameter, string> start in starts)
        {
            string name = Keywords.Escape(start.Key.Variable.Name);
            When(condition, start.Key.Variable.Type is SequenceType ? $"{start.Value}.CopyTo({name});" : $"{name} = {start.Value};");
        }
    }

    private void When(string? condition, string line)
    {
        if (condition is null)
        {
            writer.Line(line);
            return;
        }

        writer.Line($"if ({condition})");
        writer.Open();
        writer.Line(line);
        writer.Close();
    }

    /// <summary>Declares a shadow of a parameter's memory, filled with zeros.</summary>
    public string Scratch(IrParameter parameter, string suffix, RealType real)
    {
        string local = names.New(parameter.Variable.Name + suffix);
        string length = WrapperText.Count(parameter);
        writer.Line(parameter.Variable.Type is SequenceType { Kind: SequenceKind.Array } array
            ? $"{array.Code} {local} = new {array.Element.Code}[{length}];"
            : $"global::System.Span<{real.Code}> {local} = {tape}.ReserveCleared<{real.Code}>({length});");
        return local;
    }
}
