using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <content>The linear system, or the slope of one unknown; and the frame of each method.</content>
internal sealed partial class ImplicitWriter
{
    private string scratch = "";
    private string at = "";

    /// <summary>−right / F_z.</summary>
    private string Scalar(string slope, string right) => $"{Theorem}<{SolutionType}>({slope}, {right}{(equation.Settings.GivesNaN ? ", givesNaN: true" : "")})";

    private string Cast(string number) => SolutionType == "double" ? number : equation.Solution.Type is RealType { Kind: RealKind.Single } ? number + "F" : $"{SolutionType}.CreateChecked({number})";

    private string SlopeName => $"{host.Family}__Slope{host.HalfSuffix}";

    private string LinearSolveName => $"{host.Family}__LinearSolve{host.HalfSuffix}";

    private string GivenArguments => string.Concat(given.Select(static p => (p.Mode == PassingMode.In ? "in " : "") + Keywords.Escape(p.Variable.Name) + ", "));

    private string CallSlope()
    {
        string slope = names.New("slope");
        writer.Line($"{SolutionType} {slope} = {SlopeName}{host.TypeParameters}({GivenArguments}{solution});");
        return slope;
    }

    /// <summary>F_z of one unknown; T_z − 1 at a fixed point.</summary>
    private string Slope()
    {
        Begin();
        IEnumerable<string> parameters = Parameters();
        CSharpEmitter.Head(writer, host, SolutionType, SlopeName, parameters, CompanionDocs.Piece(member.Host, SlopeName), isHidden: true);
        writer.Open();
        values[unknownKey + "'"] = Cast("1.0");
        string minus = equation.Form == ImplicitForm.FixedPoint ? " - " + Cast("1.0") : "";
        string ridge = Ridge();
        if (IsObjective)
        {
            string slope = names.New("slope");
            values["^" + unknownKey] = $"{SolutionType} {slope}";
            writer.Line(pieces.BySolutionJvp.Call(host, values) + ";");
            writer.Line($"return {slope}{ridge};");
        }
        else
        {
            writer.Line($"return {pieces.BySolutionJvp.Call(host, values)}.Tangent{minus}{ridge};");
        }

        return End();
    }

    /// <summary>The ridge of a division: F_z + ρ, and (1 − T_z) + ρ at a fixed point.</summary>
    private string Ridge()
    {
        string? ridge = equation.Settings.Options.FirstOrDefault(static option => option.StartsWith("Ridge = ", StringComparison.Ordinal));
        return ridge is null ? "" : $" {(equation.Form == ImplicitForm.FixedPoint ? "-" : "+")} {Ridge(ridge.Substring("Ridge = ".Length))}";
    }

    private string Ridge(string number) => SolutionType == "double" ? number : equation.Solution.Type is RealType { Kind: RealKind.Single } ? $"(float){number}" : $"{SolutionType}.CreateChecked({number})";

    /// <summary>F_θ θ̇ of one unknown.</summary>
    private string ChangeOfOne()
    {
        string change = names.New("change");
        if (IsObjective)
        {
            writer.Line(pieces.ByParametersJvp.Call(host, With(("^" + unknownKey, $"{SolutionType} {change}"))) + ";");
        }
        else
        {
            writer.Line($"{SolutionType} {change} = {pieces.ByParametersJvp.Call(host, values)}.Tangent;");
        }

        return change;
    }

    /// <summary>right ← L right, or Lᵀ right.</summary>
    private string LinearSolve()
    {
        Begin();
        string iteration = names.New("iteration");
        string transposed = names.New("isTransposed");
        string right = names.New("right");
        at = names.New("at");
        List<string> parameters = Parameters(withSolution: equation.Found >= 0);
        parameters.AddRange([$"global::System.ReadOnlySpan<double> {at}", $"{Iteration} {iteration}", $"bool {transposed}", $"global::System.Span<double> {right}"]);
        CSharpEmitter.Head(writer, host, "void", LinearSolveName, parameters, CompanionDocs.Piece(member.Host, LinearSolveName), isHidden: true);
        writer.Open();
        values[unknownKey] = at;
        writer.Line($"if ({right}.Length == 0)");
        writer.Open();
        writer.Line("return;");
        writer.Close();
        bool needsTransposed = !equation.Settings.IsDirect && !equation.Settings.IsSymmetric;
        if (!IsObjective)
        {
            EnsureScratch();
            values[residualKey] = names.New("residual");
            writer.Line($"global::System.Span<double> {values[residualKey]} = {scratch}.ReserveCleared<double>({right}.Length);");
        }

        string adjoint = names.New("adjoint");
        if (needsTransposed)
        {
            writer.Line($"global::System.Span<double> {adjoint} = {scratch}.ReserveCleared<double>({right}.Length);");
        }

        string product = names.New("product");
        writer.Line($"{iteration}.Start({right}, default, {transposed});");
        writer.Line($"while ({iteration}.Next())");
        writer.Open();
        writer.Line($"global::System.Span<double> {product} = {iteration}.Output;");
        writer.Line($"{product}.Clear();");
        string forward = pieces.BySolutionJvp.Call(host, With((unknownKey + "'", iteration + ".Input"), (residualKey + "'", product), ("^" + unknownKey, product))) + ";";
        if (needsTransposed)
        {
            writer.Line($"if ({iteration}.IsTransposed)");
            writer.Open();
            writer.Line($"{iteration}.Input.CopyTo({adjoint});");
            writer.Line(pieces.BySolutionVjp.Call(host, With(("~" + unknownKey, product), ("~" + residualKey, adjoint))) + ";");
            writer.Close();
            writer.Line("else");
            writer.Open();
            writer.Line(forward);
            writer.Close();
        }
        else
        {
            writer.Line(forward);
        }

        writer.Close();
        writer.Line($"{iteration}.Solution.CopyTo({right});");
        if (equation.Form != ImplicitForm.FixedPoint)
        {
            writer.Line($"{Helpers}Negate({right});");
        }

        EndSystem();
        return End();
    }

    private void Begin()
    {
        names = new LocalNames(host, member.Method.Parameters);
        writer = new IndentedWriter();
        scratch = "";
        at = "";
        values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IrParameter parameter in given)
        {
            values[parameter.Variable.Name] = Keywords.Escape(parameter.Variable.Name);
        }

        solution = IsMemory ? Keywords.Escape(member.Method.Parameters[equation.Solution.Parameter].Variable.Name) : names.New("solution");
        values[unknownKey] = solution;
        if (equation.FoundParameter is { } found)
        {
            values[found.Variable.Name] = solution;
        }
    }

    private string End()
    {
        writer.Close();
        return writer.ToString();
    }

    private void Head(string result, string end, IEnumerable<string> parameters, string what)
    {
        string name = CompanionNames.Solution(host.Family, host.HalfSuffix) + end;
        CSharpEmitter.Head(writer, host, result, name, parameters, CompanionDocs.Theorem(member.Host, what), isHidden: true);
        writer.Open();
    }

    private List<string> Parameters(bool withSolution = true)
    {
        List<string> parameters = [.. given.Select(CSharpEmitter.Parameter)];
        if (withSolution)
        {
            parameters.Add($"{SolutionType} {solution}");
        }

        return parameters;
    }

    private List<string> Shadows(string wish, string key, Func<IrParameter, string> type)
    {
        var result = new List<string>();
        foreach (IrParameter parameter in active)
        {
            string name = names.New(parameter.Variable.Name + wish);
            values[string.Format(System.Globalization.CultureInfo.InvariantCulture, key, parameter.Variable.Name)] = name;
            result.Add($"{type(parameter)} {name}");
        }

        return result;
    }

    private List<string> Tangents() => Shadows("Tangent", "{0}'", static parameter => parameter.Variable.Type.Code);

    private List<string> Adjoints() => Shadows("Adjoint", "~{0}", AdjointType);

    private List<string> AdjointTangents() => Shadows("AdjointTangent", "~{0}'", AdjointType);

    private string AddShadow(List<string> parameters, string wish)
    {
        string name = names.New(member.Method.Parameters[equation.Solution.Parameter].Variable.Name + wish);
        parameters.Add($"{SolutionType} {name}");
        return name;
    }

    private string AddResultAdjoint(List<string> parameters, string wish = "resultAdjoint")
    {
        string name = names.New(wish);
        parameters.Add($"{SolutionType} {name}");
        return name;
    }

    private Dictionary<string, string> With(params (string Key, string Value)[] more)
    {
        var all = new Dictionary<string, string>(values, StringComparer.Ordinal);
        foreach ((string key, string value) in more)
        {
            all[key] = value;
        }

        return all;
    }

    private void EnsureScratch()
    {
        if (scratch.Length == 0)
        {
            scratch = names.New("scratch");
            writer.Line($"{WrapperText.Tape} {scratch} = {WrapperText.Tape}.Rent();");
        }
    }

    /// <summary>The solution as doubles, and memory for the residual.</summary>
    private void BeginSystem()
    {
        EnsureScratch();
        if (text.IsReals)
        {
            at = solution;
        }
        else
        {
            at = Reserve("at", isCleared: false);
            foreach (string line in text.Unfold(solution, at))
            {
                writer.Line(line);
            }
        }

        values[unknownKey] = at;
        if (!IsObjective)
        {
            values[residualKey] = Reserve("residual", isCleared: true);
        }
    }

    private void EndSystem()
    {
        if (scratch.Length > 0)
        {
            writer.Line($"{scratch}.Return();");
        }
    }

    private string Reserve(string wish, bool isCleared)
    {
        string name = names.New(wish);
        writer.Line($"global::System.Span<double> {name} = {scratch}.Reserve{(isCleared ? "Cleared" : "")}<double>({text.Count(solution)});");
        return name;
    }

    private string Rent()
    {
        string iteration = names.New("iteration");
        ImplicitSettings settings = equation.Settings;
        string options = settings.Options.Count == 0 ? "new global::AutoDiff.Solvers.LinearSolveOptions()" : $"new global::AutoDiff.Solvers.LinearSolveOptions {{ {string.Join(", ", settings.Options)} }}";
        string count = text.Count(solution);
        writer.Line($"{Iteration} {iteration} = {Iteration}.Rent(global::AutoDiff.Solvers.LinearMethod.{settings.Mode}, {count}, {count}, {options});");
        return iteration;
    }

    private void Solve(string iteration, string isTransposed, string right)
    {
        writer.Line($"{LinearSolveName}{host.TypeParameters}({GivenArguments}{(equation.Found >= 0 ? solution + ", " : "")}{at}, {iteration}, {isTransposed}, {right});");
    }

    /// <summary>Writes a shadow of the solution to a span; that of a result is checked here.</summary>
    private void Unfold(string shadow, string span, string? resultAdjoint)
    {
        if (resultAdjoint is not null && equation.Solution.Type is SequenceType)
        {
            writer.Line($"{WrapperText.Shape}RequireShape({resultAdjoint}, {solution}, nameof({resultAdjoint}));");
        }

        foreach (string line in text.Unfold(shadow, span))
        {
            writer.Line(line);
        }
    }
}
